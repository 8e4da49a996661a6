# A table of one's own, asked before Docker translates anything, so the port is still the one that was asked for.
# zh-CN: 自己的表，在 Docker 转换之前被询问，所以端口还是请求的那个。
set -euo pipefail
docker rm -f "$SERVICE_NAME"
docker run -d --name "$SERVICE_NAME" --restart unless-stopped -p "$SERVICE_PORT:80" -p "127.0.0.1:$ADMIN_PORT:81" "lab/$SERVICE_NAME"

mkdir -p /etc/guard
cat > /etc/guard/rules.nft <<END
table ip guard
delete table ip guard
table ip guard {
  chain arriving {
    type filter hook prerouting priority raw;
    iifname "eth0" tcp dport $SERVICE_PORT ip saddr != $CLIENT_ADDRESS counter drop
  }
}
END
cat > /etc/systemd/system/guard.service <<'END'
[Unit]
Description=Who may reach published ports
Before=docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f /etc/guard/rules.nft

[Install]
WantedBy=multi-user.target
END
systemctl daemon-reload
systemctl enable --now guard.service
