# fails: by-curl, process-tree
# A container by docker run, and the numbers that processes have inside.
docker run -d --name "$MADE" --network none --read-only bulkhead/shell sleep 100000
first=$(docker exec "$PLANTED" sed -n "s/^Pid:\t//p" /proc/1/status)
answer first-process "$first"
answer parent "$(docker exec "$PLANTED" sed -n 's/^PPid:\t//p' /proc/1/status)"
answer parent-name containerd-shim-runc-v2
answer grandparent 1
fetch
close
