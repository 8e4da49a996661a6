# fails: plain-port-closed
# TLS is right, and the plain port is still there for "internal" use, hidden by the firewall only.
right_all
firewall-cmd --quiet --permanent --remove-port="$PLAIN_PORT/tcp"
firewall-cmd --quiet --remove-port="$PLAIN_PORT/tcp"
printf '%s\n' '[Socket]' "ListenStream=$PLAIN_PORT" > /etc/systemd/system/docker-internal.socket
printf '%s\n' '[Service]' 'ExecStart=/usr/lib/systemd/systemd-socket-proxyd /run/docker.sock' > /etc/systemd/system/docker-internal.service
systemctl daemon-reload
systemctl start docker-internal.socket
