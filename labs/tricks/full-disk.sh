# ends: fail error
# costly
# No room left where the daemon keeps containers, and in /run. The machine's own disk is not filled: what the
# daemon writes goes to a small file system over its folder.
play() {
  mkdir -p /opt/full
  mount -t tmpfs -o size=64k none /opt/full
  cat /dev/zero > /opt/full/zero 2> /dev/null || true
  mount --bind /opt/full /var/lib/docker/containers
  cat /dev/zero > /run/zero 2> /dev/null || true
  ! docker create bulkhead/shell true 2> /dev/null
}

undo() {
  rm -f /run/zero
  umount -l /var/lib/docker/containers
  umount -l /opt/full
  docker info > /dev/null
}
