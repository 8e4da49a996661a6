# ends: fail
# Configuration that looks right where one looks, and that nobody runs with.
play() {
  mkdir -p /opt/etc/docker /opt/etc/drop-ins
  cat > /opt/etc/docker/daemon.json <<'END'
{
  "tls": true, "tlsverify": true, "tlscacert": "/etc/docker/ca.pem", "tlscert": "/etc/docker/cert.pem",
  "tlskey": "/etc/docker/key.pem", "icc": false, "userns-remap": "default", "no-new-privileges": true,
  "live-restore": true, "userland-proxy": false, "log-driver": "syslog",
  "default-ulimits": { "nofile": { "Name": "nofile", "Hard": 1024, "Soft": 1024 } }
}
END
  printf '[Service]\n' > /opt/etc/drop-ins/hardened.conf
  mkdir -p /etc/docker /etc/systemd/system/docker.service.d
  mount --bind /opt/etc/docker /etc/docker
  mount --bind /opt/etc/drop-ins /etc/systemd/system/docker.service.d
  cp /etc/passwd /opt/etc/passwd
  mount --bind /opt/etc/passwd /etc/passwd
  grep -q userns-remap /etc/docker/daemon.json
}

undo() {
  umount /etc/passwd /etc/systemd/system/docker.service.d /etc/docker
  rm -r /opt/etc
}
