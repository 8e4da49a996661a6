# nftables beside firewalld: a table of one's own, asked before it, and a unit that loads it at boot.
# zh-CN: 在 firewalld 之外加一张自己的 nftables 表，先于它被询问，并由一个单元在启动时加载。
set -euo pipefail
cat > /etc/nftables-docker-api.nft <<END
table inet docker_api
delete table inet docker_api
table inet docker_api {
  chain arriving {
    type filter hook input priority filter - 5;
    iifname "eth0" tcp dport $API_PORT ip saddr != $CLIENT_ADDRESS counter reject with tcp reset
  }
}
END
cat > /etc/systemd/system/docker-api-guard.service <<'END'
[Unit]
Description=Who may reach the Docker API
Before=docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f /etc/nftables-docker-api.nft

[Install]
WantedBy=multi-user.target
END
systemctl daemon-reload
systemctl enable --now docker-api-guard.service
firewall-cmd --permanent --add-port="$BOARD_PORT/tcp"
systemctl disable --now docker-plain.socket docker-plain.service
