# Published on loopback only, and handed on by a process of master: then it is master's port, and zones hold for it.
# zh-CN: 只发布在回环上，由 master 的一个程序转交：这样它就是 master 的端口，区域对它有效。
set -euo pipefail
docker rm -f "$SERVICE_NAME"
docker run -d --name "$SERVICE_NAME" --restart unless-stopped -p 127.0.0.1:8000:80 -p "127.0.0.1:$ADMIN_PORT:81" "lab/$SERVICE_NAME"

cat > /etc/systemd/system/front.socket <<END
[Socket]
ListenStream=$MASTER_ADDRESS:$SERVICE_PORT
FreeBind=yes

[Install]
WantedBy=sockets.target
END
cat > /etc/systemd/system/front.service <<'END'
[Unit]
Requires=front.socket

[Service]
ExecStart=/usr/lib/systemd/systemd-socket-proxyd 127.0.0.1:8000
END
systemctl daemon-reload
systemctl enable --now front.socket
firewall-cmd --permanent --add-rich-rule "rule family=ipv4 source address=$CLIENT_ADDRESS port port=$SERVICE_PORT protocol=tcp accept"
firewall-cmd --reload
sleep 3
