# fails: bounded
# The journal is bounded, but rsyslog on master forwards every line and keeps it in /var/log/syslog as well.
right_loghost
echo "*.* @loghost:$LOG_PORT" > /etc/rsyslog.d/10-forward.conf
systemctl restart rsyslog
till --log-driver journald "${tag[@]}"
courier --log-driver journald "${tag[@]}"
