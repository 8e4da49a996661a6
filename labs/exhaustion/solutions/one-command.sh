# Seen first, then the container anew with all its limits.
# zh-CN: 先看一遍，再带着全部限制重新创建容器。
set -euo pipefail
answer memory "$(docker exec "$HOG" hog-memory | grep -o '[a-z]*-[0-9]*$')"
answer disk "$(docker exec "$HOG" hog-disk | grep -o '[a-z]*-[0-9]*$')"
docker exec "$HOG" hog-processes
answer no-process "$(docker logs "$NEIGHBOUR" | grep -o 'serve with: .*' | tail -n 1 | cut -d ' ' -f 3)"
answer no-room "$(docker logs "$NEIGHBOUR" | grep -o 'in the till: .*' | tail -n 1 | cut -d ' ' -f 4)"
docker rm -f "$HOG"
docker run -d --name "$HOG" --restart unless-stopped --user 10001 \
  --pids-limit "$PIDS_LIMIT" --memory "${MEMORY_MB}m" --memory-swap "${MEMORY_MB}m" --cpus "$CPU_SHARE" \
  --tmpfs "/scratch:size=${SCRATCH_MB}m" lab/greedy
answer killed "$(docker exec "$HOG" hog-memory | grep -o '[a-z]*-[0-9]*$')"
