# What can only be said at the start is said then; the rest follows while it runs. Another logging driver.
# zh-CN: 只能在开始时说的就在开始时说，其余在运行中补上。换一个日志驱动。
set -euo pipefail
docker stop "$HOG_NAME"
docker rm "$HOG_NAME"
docker run -tid --name "$HOG_NAME" --restart always --read-only \
  --mount "type=tmpfs,destination=/scratch,tmpfs-size=$((SCRATCH_MB * 1024 * 1024))" \
  --log-driver local --log-opt "max-size=$((LOG_MB * 512))k" --log-opt max-file=2 \
  lab/batch
docker update --memory "$((MEMORY_MB * 1024 * 1024))" --memory-swap "$((MEMORY_MB * 1024))k" "$HOG_NAME"
docker update --cpus "$CPU_SHARE" --cpu-shares 512 "$HOG_NAME"
docker update --cpuset-cpus "$PINNED_CPU" --pids-limit "$PIDS_LIMIT" "$HOG_NAME"
docker update --blkio-weight "$BLKIO_WEIGHT" "$HOG_NAME" || true
