# Put before every wrong fix: all that is right, in parts, so that each script shows only what is wrong with it.
set -euo pipefail
settings='"userns-remap": "default", "icc": false, "no-new-privileges": true, "live-restore": true'
logs="\"log-driver\": \"syslog\", \"log-opts\": { \"syslog-address\": \"udp://$CLIENT_ALIAS:$LOG_PORT\", \"tag\": \"{{.Name}}\" }"
limits=(--pids-limit 50 --memory 64m --memory-swap 64m --cpus 0.5)
every=()
till=()
books=()

# write_settings: daemon.json as it should be
write_settings() {
  cat > /etc/docker/daemon.json <<JSON
{
  $settings,
  "metrics-addr": "127.0.0.1:9323",
  "default-ulimits": { "nofile": { "Name": "nofile", "Soft": 1024, "Hard": 4096 } },
  $logs
}
JSON
}

# host: the old removed, the daemon anew, files, services and rules
host() {
  docker rm -f shop till books shop-before trial
  docker system prune --all --volumes --force
  rm /etc/systemd/system/docker.service.d/remote-api.conf
  write_settings
  mkdir -p "/etc/docker/certs.d/$CLIENT_ALIAS:$DEPOT_PORT"
  scp -q client:/srv/depot/ca.crt "/etc/docker/certs.d/$CLIENT_ALIAS:$DEPOT_PORT/ca.crt"
  chmod 644 /etc/docker/daemon.json
  chmod 660 /run/docker.sock
  systemctl disable --now printd.service
  mkdir -p /etc/audit/rules.d
  for path in /etc/docker /etc/default/docker /etc/containerd /run/containerd /run/docker.sock /var/lib/docker \
    /usr/lib/systemd/system /usr/bin /usr/sbin; do
    echo "-w $path -p wa -k docker"
  done > /etc/audit/rules.d/docker.rules
  systemctl daemon-reload
  systemctl restart docker
}

# shop: the three containers
shop() {
  local first
  first=$(awk -F: '$1 == "dockremap" { print $2 }' /etc/subuid)
  chown -R "$((first + 10001)):$((first + 10001))" /srv/shop/orders
  run shop -p "$MASTER_ADDRESS:$SHOP_PORT:8080"
  run till -p "$MASTER_ADDRESS:$TILL_PORT:8080" -v /srv/shop/orders:/orders "${till[@]}"
  run books -p "$MASTER_ADDRESS:$BOOKS_PORT:8080" -v /srv/shop/orders:/orders:ro "${books[@]}"
}

run() {
  local name=$1
  shift
  docker run -d --name "$name" --read-only --cap-drop ALL --restart on-failure:5 "${limits[@]}" "${every[@]}" \
    "$@" "$IMAGES/$name:$VERSION"
}
