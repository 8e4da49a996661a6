# The defaults as options of dockerd, the containers first and in another order.
# zh-CN: 默认值写成 dockerd 的选项，先建容器，顺序也不同。
set -euo pipefail
docker stop "$COLLECTOR_NAME" && docker rm "$COLLECTOR_NAME"
docker run -tid --restart always --ulimit "fsize=$((FILE_MB << 20))" --ulimit "cpu=$CPU_SECONDS" --ulimit nofile=100 --name "$COLLECTOR_NAME" lab/collector
docker stop "$ARCHIVE_NAME" && docker rm "$ARCHIVE_NAME"
docker run -d --restart always --ulimit "nofile=$MANY_FILES" --name "$ARCHIVE_NAME" lab/archive
mkdir -p /etc/systemd/system/docker.service.d
cat > /etc/systemd/system/docker.service.d/ulimits.conf <<END
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock --default-ulimit nofile=$SOFT_FILES:$HARD_FILES --default-ulimit core=0:0
END
systemctl daemon-reload
systemctl restart docker
