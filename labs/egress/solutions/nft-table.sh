# A table of one's own beside Docker's and firewalld's: what it refuses, nobody else can let through.
# zh-CN: 在 Docker 和 firewalld 之外用自己的表：它拒绝的，别人放行不了。
set -euo pipefail
mkdir -p /etc/keep-in
cat > /etc/keep-in/rules.nft <<END
table ip keep_in
delete table ip keep_in
table ip keep_in {
  chain outward {
    type filter hook forward priority filter - 5;
    iifname != "$BRIDGE" accept
    oifname "$BRIDGE" accept
    ct state established,related accept
    ip daddr $SUPPLIER_ADDRESS tcp dport $OFFER_PORT accept
    counter reject
  }
  chain to_master {
    type filter hook input priority filter - 5;
    iifname != "$BRIDGE" accept
    ct state established,related accept
    udp dport 53 accept
    counter reject
  }
}
END
cat > /etc/systemd/system/keep-in.service <<'END'
[Unit]
Description=What containers may send
Before=docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f /etc/keep-in/rules.nft

[Install]
WantedBy=multi-user.target
END
systemctl daemon-reload
systemctl enable --now keep-in.service
