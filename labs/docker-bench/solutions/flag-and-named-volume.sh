# The setting as a flag in a drop-in, a named volume for copies, other limits.
# zh-CN: 设置写成 drop-in 里的参数，副本放在具名卷里，限制用别的写法。
set -euo pipefail
answer false-warnings "$([ "$QUAY_PORT" = 1024 ] && echo '5.8 and ')5.12"
answer false-passes "$([ "$LEDGER_RESTART" = always ] && echo '5.15, ')$([ "$LEDGER_MOUNT" = /root ] && echo '5.6, ')2.2"
rm /etc/docker/daemon.json
mkdir -p /etc/systemd/system/docker.service.d
cat > /etc/systemd/system/docker.service.d/icc.conf <<'UNIT'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock --icc=false
UNIT
systemctl daemon-reload
systemctl restart docker
docker rm -f ledger quay
limits=(-m 48m --memory-swap 48m --pids-limit 20 --cpu-quota 30000 --read-only --restart on-failure:3)
docker run -d --name ledger "${limits[@]}" -p "$LEDGER_PORT:8080" -v copies:/backup lab/page:1
docker run -d --name quay "${limits[@]}" -p 8443:8080 lab/page:1
