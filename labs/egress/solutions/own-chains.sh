# iptables, in chains of one's own, set by a unit that follows docker. The name of the bridge tells whose packet it is.
# zh-CN: 用 iptables 的自建链，由跟随 docker 的单元设置。靠网桥的名字判断是谁的数据包。
set -euo pipefail
cat > /usr/local/sbin/keep-in <<END
#!/bin/sh
set -e
# way CHAIN MATCH...: an empty chain of ours, and what matches goes there first.
way() {
  iptables -N KEEP-IN-\$1 2> /dev/null || iptables -F KEEP-IN-\$1
  from=\$1
  shift
  iptables -C \$from "\$@" -j KEEP-IN-\$from 2> /dev/null || iptables -I \$from "\$@" -j KEEP-IN-\$from
}
way DOCKER-USER -i $BRIDGE ! -o $BRIDGE
iptables -A KEEP-IN-DOCKER-USER -p tcp -d $SUPPLIER_ADDRESS --dport $OFFER_PORT -j RETURN
iptables -A KEEP-IN-DOCKER-USER -m conntrack --ctdir ORIGINAL -j DROP
way INPUT -i $BRIDGE
iptables -A KEEP-IN-INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT
iptables -A KEEP-IN-INPUT -p udp --dport 53 -j ACCEPT
iptables -A KEEP-IN-INPUT -j DROP
END
chmod 755 /usr/local/sbin/keep-in
cat > /etc/systemd/system/keep-in.service <<'END'
[Unit]
Description=What containers may send
After=docker.service
PartOf=docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/local/sbin/keep-in

[Install]
WantedBy=multi-user.target docker.service
END
systemctl daemon-reload
systemctl enable --now keep-in.service
