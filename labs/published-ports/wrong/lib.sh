# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail

# recreate OPTION...: the container anew, with these options in place of its ports
recreate() {
  docker rm -f "$SERVICE_NAME" > /dev/null
  docker run -d --name "$SERVICE_NAME" --restart unless-stopped "$@" "lab/$SERVICE_NAME" > /dev/null
}

right_container() {
  recreate -p "$SERVICE_PORT:80" -p "127.0.0.1:$ADMIN_PORT:81"
}

right_match="-i eth0 -p tcp -m conntrack --ctorigdstport $SERVICE_PORT --ctdir ORIGINAL"

# at_boot COMMAND...: a unit that runs a command now and at every boot, when docker is there
at_boot() {
  printf '%s\n' '[Unit]' 'After=docker.service' '[Service]' Type=oneshot RemainAfterExit=yes "ExecStart=$*" \
    '[Install]' WantedBy=multi-user.target > /etc/systemd/system/guard.service
  systemctl daemon-reload
  systemctl enable --quiet --now guard.service
}

# guard MATCH...: drops what matches before Docker translates it
guard() {
  at_boot /usr/sbin/iptables -t raw -I PREROUTING -i eth0 -p tcp --dport "$SERVICE_PORT" "$@" -j DROP
}

right_rule() {
  guard ! -s "$CLIENT_ADDRESS"
}
