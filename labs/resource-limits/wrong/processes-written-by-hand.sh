# fails: processes
# The kernel keeps it until the container starts again.
pids=()
again
id=$(docker inspect -f '{{.Id}}' "$HOG_NAME")
echo "$PIDS_LIMIT" > "$(find /sys/fs/cgroup -path "*$id*" -name pids.max -print -quit)"
