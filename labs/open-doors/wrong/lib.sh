# Put before every wrong fix: the right answers and options, so that each script shows only what is wrong with it.
set -euo pipefail
dashboard=(-p "$DASHBOARD_PORT:8080")
monitor=(-p "$MONITOR_PORT:8080")
backup=(-p "$BACKUP_PORT:8080")
arguments=
answer api "$API_WORD"
answer socket "$SOCKET_WORD"
answer namespaces "$NAMESPACES_WORD"
answer mounts "$MOUNTS_WORD"

# containers: the three anew, with these options
containers() {
  docker rm -f "$DASHBOARD" "$MONITOR" "$BACKUP"
  docker run -d --name "$DASHBOARD" --restart unless-stopped "${dashboard[@]}" lab/page
  docker run -d --name "$MONITOR" --restart unless-stopped "${monitor[@]}" lab/page
  docker run -d --name "$BACKUP" --restart unless-stopped "${backup[@]}" lab/page
}

# daemon: without the port, but with these arguments
daemon() {
  cat > /etc/systemd/system/docker.service.d/remote-api.conf <<END
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock $arguments
END
  systemctl daemon-reload
  systemctl restart docker
}
