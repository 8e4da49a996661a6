# Defaults in daemon.json, what differs on the containers.
# zh-CN: 默认值写在 daemon.json，不同的写在容器上。
set -euo pipefail
cat > /etc/docker/daemon.json <<END
{
  "default-ulimits": {
    "nofile": { "Name": "nofile", "Soft": $SOFT_FILES, "Hard": $HARD_FILES },
    "core": { "Name": "core", "Soft": 0, "Hard": 0 }
  }
}
END
dockerd --validate --config-file /etc/docker/daemon.json
systemctl restart docker
docker rm -f "$ARCHIVE_NAME" "$COLLECTOR_NAME"
docker run -d --name "$ARCHIVE_NAME" --restart unless-stopped --ulimit "nofile=$MANY_FILES:$MANY_FILES" lab/archive
docker run -d --name "$COLLECTOR_NAME" --restart unless-stopped \
  --ulimit "cpu=$CPU_SECONDS:$CPU_SECONDS" --ulimit "fsize=$((FILE_MB * 1024 * 1024))" lab/collector
