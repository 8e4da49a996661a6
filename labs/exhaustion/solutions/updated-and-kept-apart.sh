# The room by a volume of its own, the rest by docker update; with an init, another user and nothing else to write to.
# zh-CN: 空间用自己的卷，其余用 docker update；带 init，换用户，别处都不可写。
set -euo pipefail
docker exec "$HOG" hog-memory | tee /tmp/memory
docker exec "$HOG" hog-processes
docker exec "$HOG" hog-disk | tee /tmp/disk
answer memory "$(sed 's/.*: //' /tmp/memory)"
answer disk "$(sed -n 's/.*: //p' /tmp/disk)"
answer no-process "$(docker logs "$NEIGHBOUR" 2>&1 | sed -n 's/^no process.*: //p' | head -n 1)"
answer no-room "$(docker logs "$NEIGHBOUR" 2>&1 | sed -n 's/^no room.*: //p' | head -n 1)"
docker stop "$HOG"
docker rm "$HOG"
docker volume create --opt type=tmpfs --opt device=tmpfs --opt "o=size=${SCRATCH_MB}m,mode=1777" "$HOG-scratch"
docker run -d --init --read-only --name "$HOG" --restart always --user 12345 -v "$HOG-scratch:/scratch" lab/greedy
docker update --pids-limit "$PIDS_LIMIT" --memory "${MEMORY_MB}m" --memory-swap "${MEMORY_MB}m" \
  --cpu-period 100000 --cpu-quota "${CPU_SHARE#0.}000" "$HOG"
answer killed "$(docker exec "$HOG" hog-memory | sed -n 's/.*137: //p')"
