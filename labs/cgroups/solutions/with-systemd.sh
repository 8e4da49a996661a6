# systemd keeps the group over the next boot; containers are made anew with all that they need. Answers in other forms.
# zh-CN: 由 systemd 保留这个组，重启后仍在；容器带着所需的一切重新创建。答案用另一种写法。
set -euo pipefail
id=$(docker inspect -f '{{.Id}}' "$SUBJECT_NAME")
group=$(find /sys/fs/cgroup -path "*$id*" -name pids.max -printf '%h\n' | head -n 1)
bytes=$(find /sys/fs/cgroup -path "*$id*" \( -name memory.limit_in_bytes -o -name memory.max \) -exec cat {} + | head -n 1)
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then answer version 2; else answer version 1; fi
answer path "$group"
answer memory "$((bytes / 1024 / 1024)) MiB"
answer pids "$(cat "$group/pids.max") processes"

docker rm -f "$HOG_NAME" "$OOM_NAME"
docker run -d --name "$HOG_NAME" --restart always \
  --cpu-period $((PERIOD_MS * 1000)) --cpu-quota $((PERIOD_MS * SHARE_PERCENT * 10)) lab/job turn
answer killed "/$OOM_NAME"
docker run -d --name "$OOM_NAME" --restart on-failure --memory $((NEED_MB * 2))m lab/job table "$NEED_MB"

cat > "/etc/systemd/system/$GROUP_NAME.slice" <<END
[Slice]
TasksMax=$GROUP_PIDS
MemoryMax=${GROUP_MB}M
END
mkdir -p "/etc/systemd/system/$SERVICE_NAME.service.d"
printf '[Service]\nSlice=%s.slice\n' "$GROUP_NAME" > "/etc/systemd/system/$SERVICE_NAME.service.d/slice.conf"
systemctl daemon-reload
systemctl restart "$SERVICE_NAME"
timeout 20 bash -c "until curl -s http://127.0.0.1:$SERVICE_PORT/; do sleep 0.1; done"
