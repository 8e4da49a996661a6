# The log's size for every new container, the quota in its own two figures.
# zh-CN: 日志大小对每个新容器生效，CPU 配额用它自己的两个数字。
set -euo pipefail
cat > /etc/docker/daemon.json <<END
{ "log-driver": "json-file", "log-opts": { "max-size": "${LOG_MB}m" } }
END
systemctl restart docker
docker rm -f "$HOG_NAME"
quota=$(awk "BEGIN { print $CPU_SHARE * 50000 }")
docker create --name "$HOG_NAME" --restart on-failure --read-only --tmpfs "/scratch:rw,noexec,size=$((SCRATCH_MB * 1024))k" \
  --cpu-period 50000 --cpu-quota "$quota" --cpuset-cpus "$PINNED_CPU-$PINNED_CPU" \
  -m "${MEMORY_MB}m" --memory-reservation "$((MEMORY_MB / 2))m" --memory-swap "${MEMORY_MB}m" --pids-limit "$PIDS_LIMIT" \
  lab/batch
docker update --restart unless-stopped "$HOG_NAME"
docker start "$HOG_NAME"
docker update --blkio-weight "$BLKIO_WEIGHT" "$HOG_NAME" || true
