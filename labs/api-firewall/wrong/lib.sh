# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
right_rule="rule family=ipv4 source address=$CLIENT_ADDRESS port port=$API_PORT protocol=tcp accept"

permanently() {
  firewall-cmd --quiet --permanent "$@"
}

reload() {
  firewall-cmd --quiet --reload
}

# What opened the port to everybody.
close_port() {
  permanently --remove-port="$API_PORT/tcp"
  permanently --remove-service="$SERVICE_NAME"
}

right_board() {
  permanently --add-port="$BOARD_PORT/tcp"
}

right_plain() {
  systemctl disable --quiet --now docker-plain.socket
  systemctl stop docker-plain.service
}

# dockerd OPTION...: with these options in place of the drop-in's
dockerd_with() {
  printf '%s\n' '[Service]' ExecStart= "ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock $*" > /etc/systemd/system/docker.service.d/remote-api.conf
  systemctl daemon-reload
  systemctl restart docker
}

right_tls="--tlscacert=/etc/docker/tls/ca.pem --tlscert=/etc/docker/tls/cert.pem --tlskey=/etc/docker/tls/key.pem"

right_firewall() {
  close_port
  permanently --add-rich-rule="$right_rule"
  right_board
  reload
}
