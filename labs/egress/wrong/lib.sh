# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
script=/usr/local/sbin/keep-in
printf '#!/bin/sh\nset -e\n' > $script
chmod 755 $script

# chain NAME FROM RULE...: a chain with these rules, and a way to it: `-I DOCKER-USER` and what has to match
chain() {
  local name=$1 from=$2 rule
  shift 2
  printf 'iptables -N %s\n' "$name" >> $script
  for rule; do printf 'iptables -A %s %s\n' "$name" "$rule" >> $script; done
  printf 'iptables %s -j %s\n' "$from" "$name" >> $script
}

outward_from="-I DOCKER-USER -i $BRIDGE ! -o $BRIDGE"
established="-m conntrack --ctstate ESTABLISHED,RELATED"
offer="-d $SUPPLIER_ADDRESS -p tcp --dport $OFFER_PORT -j RETURN"

# outward RULE...: for what goes out; host RULE...: for what is for master
outward() { chain OUTWARD "$outward_from" "$@"; }
host() { chain TO-MASTER "-I INPUT -i $BRIDGE" "$@"; }
right_outward() { outward "$established -j RETURN" "$offer" '-j REJECT'; }
right_host() { host "$established -j ACCEPT" '-p udp --dport 53 -j ACCEPT' '-j REJECT'; }

# keep: sets them now and at every boot
keep() {
  printf '%s\n' '[Unit]' 'After=docker.service' '[Service]' Type=oneshot RemainAfterExit=yes "ExecStart=$script" \
    '[Install]' WantedBy=multi-user.target > /etc/systemd/system/keep-in.service
  systemctl daemon-reload
  systemctl enable --quiet --now keep-in.service
}
