# ends: fail error
# Made-up control groups over the real ones: the tightest limits wherever one looks.
play() {
  local group kind
  for group in $(find /sys/fs/cgroup -maxdepth 4 -type d \( -name 'docker-*.scope' -o -regex '.*/docker/[0-9a-f]+' \) 2>/dev/null); do
    mount -t tmpfs -o size=64k none "$group" || continue
    echo "$group" >> /opt/covered-groups
    for kind in memory.limit_in_bytes memory.max pids.max cpu.cfs_quota_us cpu.max cpuset.cpus; do
      echo 1 > "$group/$kind"
    done
    seq 1 5000 > "$group/cgroup.procs"
  done
  touch /opt/covered-groups
}

undo() {
  local group
  tac /opt/covered-groups | while read -r group; do umount "$group"; done
  rm /opt/covered-groups
}
