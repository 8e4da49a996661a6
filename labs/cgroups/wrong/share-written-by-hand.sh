# fails: share
# The kernel keeps it until the container starts again; Docker does not know.
find_out
path=$(grep -E '^0::/.|:cpu,|:cpu:|,cpu:' "/proc/$(docker inspect -f '{{.State.Pid}}' "$HOG_NAME")/cgroup" | head -n 1 | cut -d: -f3)
if [ $version = 2 ]; then
  echo "$((PERIOD_MS * SHARE_PERCENT * 10)) $((PERIOD_MS * 1000))" > "/sys/fs/cgroup$path/cpu.max"
else
  echo $((PERIOD_MS * 1000)) > "/sys/fs/cgroup/cpu$path/cpu.cfs_period_us"
  echo $((PERIOD_MS * SHARE_PERCENT * 10)) > "/sys/fs/cgroup/cpu$path/cpu.cfs_quota_us"
fi
killed
own_group
