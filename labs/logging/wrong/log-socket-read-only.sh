# fails: own-name, bounded
# Read-only doesn't keep anybody from speaking into a socket; and what is said there is in /var/log/syslog too.
right_loghost
right_till
courier "${right_logs[@]}" -v /dev/log:/dev/log:ro
