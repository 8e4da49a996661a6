# fails: only-client
# The port is guarded, and what somebody made for another one leads there too.
permanently --remove-port="$API_PORT/tcp"
permanently --remove-service="$SERVICE_NAME"
permanently --add-port=26443/tcp
permanently --add-rich-rule="$right_rule"
right_board
reload
right_plain
printf '%s\n' '[Socket]' ListenStream=26443 '[Install]' WantedBy=sockets.target > /etc/systemd/system/relay.socket
printf '%s\n' '[Service]' "ExecStart=/usr/lib/systemd/systemd-socket-proxyd 127.0.0.1:$API_PORT" > /etc/systemd/system/relay.service
systemctl daemon-reload
systemctl enable --quiet --now relay.socket
