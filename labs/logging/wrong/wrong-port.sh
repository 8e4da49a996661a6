# fails: till-arrives, own-name, lasts
# Syslog's usual port, where nobody listens here.
right_loghost
send[3]=syslog-address=udp://loghost:514
right_logs=("${send[@]}" "${tag[@]}" "${cache[@]}")
right_services
