# fails: bounded
# Into the control group itself: it holds until the next start.
answers
pids=(--pids-limit 1000)
again
id=$(docker inspect -f '{{.Id}}' "$HOG")
echo "$PIDS_LIMIT" | tee "$(find /sys/fs/cgroup -path "*$id*" -name pids.max | head -n 1)"
