# ends: fail error
# says: Docker does not answer on master
# No daemon, no containers, nothing open: as safe as can be, and worth nothing.
play() {
  systemctl stop docker.socket docker.service
}

undo() {
  systemctl reset-failed docker.service docker.socket || true
  systemctl start docker.socket docker.service
  docker info > /dev/null
}
