# ends: fail
# Files in /proc that say that nothing listens and that nobody is anything. Not process 1's mounts: systemd
# would believe them and stop what stands on them.
covered() {
  local pid name
  pid=$(cat /run/docker.pid)
  for name in net/tcp net/tcp6 status cgroup uid_map limits; do echo "/proc/$pid/$name"; done
  echo /proc/1/net/tcp
  echo /proc/1/net/tcp6
  for pid in $(docker ps -q | xargs -r docker inspect -f '{{.State.Pid}}'); do
    for name in net/tcp net/tcp6 status cgroup uid_map limits; do echo "/proc/$pid/$name"; done
  done
}

play() {
  : > /opt/empty
  covered > /opt/covered-proc
  local path
  # A container that starts again and again may be gone by now.
  while read -r path; do mount --bind /opt/empty "$path" || true; done < /opt/covered-proc
  test -z "$(cat "/proc/$(cat /run/docker.pid)/status")"
}

undo() {
  local path
  while read -r path; do umount "$path" || true; done < /opt/covered-proc
  rm /opt/empty /opt/covered-proc
}
