# fails: plain-port-closed
# Everything on this machine, containers of the host's network included, still gets Docker without asking.
right_all
cat > /etc/systemd/system/docker-local.service <<END
[Unit]
After=docker.service

[Service]
ExecStart=/usr/lib/systemd/systemd-socket-proxyd /run/docker.sock
END
cat > /etc/systemd/system/docker-local.socket <<END
[Socket]
ListenStream=127.0.0.1:$PLAIN_PORT

[Install]
WantedBy=sockets.target
END
systemctl daemon-reload
systemctl enable --now docker-local.socket
