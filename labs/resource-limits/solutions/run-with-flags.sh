# Everything when it is created: one command, one place to read it again.
# zh-CN: 创建时全部写上：一条命令，以后也在这一处查看。
set -euo pipefail
docker rm -f "$HOG_NAME"
docker run -d --name "$HOG_NAME" --restart unless-stopped \
  --pids-limit "$PIDS_LIMIT" \
  --memory "${MEMORY_MB}m" --memory-swap "${MEMORY_MB}m" \
  --cpus "$CPU_SHARE" --cpuset-cpus "$PINNED_CPU" \
  --read-only --tmpfs "/scratch:size=${SCRATCH_MB}m" \
  --log-opt "max-size=${LOG_MB}m" \
  lab/batch
# A kernel without such a weight makes Docker warn, or refuse.
docker update --blkio-weight "$BLKIO_WEIGHT" "$HOG_NAME" || true
