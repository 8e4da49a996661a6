# Put before every wrong fix: the right ways, so that each script shows only what is wrong with it.
set -euo pipefail
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  version=2 pids=/sys/fs/cgroup memory=/sys/fs/cgroup bytes=memory.max
else
  version=1 pids=/sys/fs/cgroup/pids memory=/sys/fs/cgroup/memory bytes=memory.limit_in_bytes
fi

find_out() {
  local path
  path=$(grep -E "$([ $version = 2 ] && echo '^0::' || echo ':pids:')" "/proc/$(docker inspect -f '{{.State.Pid}}' "$SUBJECT_NAME")/cgroup" | cut -d: -f3)
  answer version $version
  answer path "$path"
  answer memory "$(cat "$memory$path/$bytes")"
  answer pids "$(cat "$pids$path/pids.max")"
}

share() {
  docker update --cpu-period $((PERIOD_MS * 1000)) --cpu-quota $((PERIOD_MS * SHARE_PERCENT * 10)) "$HOG_NAME"
}

# run_again OPTION...: the job that was ended
run_again() {
  docker rm "$OOM_NAME"
  docker run -d --name "$OOM_NAME" "$@" lab/job table "$NEED_MB"
}

killed() {
  answer killed "$OOM_NAME"
  run_again --restart unless-stopped --memory $((NEED_MB * 3 / 2))m
}

# make_group: with both limits, and nobody in it
make_group() {
  mkdir -p "$pids/$GROUP_NAME" "$memory/$GROUP_NAME"
  echo "$GROUP_PIDS" > "$pids/$GROUP_NAME/pids.max"
  echo $((GROUP_MB * 1024 * 1024)) > "$memory/$GROUP_NAME/$bytes"
}

# join CONTROLLER_FOLDER
join() { systemctl show -P MainPID "$SERVICE_NAME" > "$1/$GROUP_NAME/cgroup.procs"; }

own_group() {
  make_group
  join "$pids"
  join "$memory"
}
