# From the files, with nothing but the shell; Docker is told what Docker keeps.
# zh-CN: 只用 shell，直接读写文件；该由 Docker 保存的告诉 Docker。
set -euo pipefail
pid=$(docker inspect -f '{{.State.Pid}}' "$SUBJECT_NAME")
if grep -q '^0::' "/proc/$pid/cgroup" && ! grep -q pids "/proc/$pid/cgroup"; then
  answer version 2
  path=$(cut -d: -f3 "/proc/$pid/cgroup")
  pids=/sys/fs/cgroup memory=/sys/fs/cgroup bytes=memory.max
else
  answer version v1
  path=$(grep :pids: "/proc/$pid/cgroup" | cut -d: -f3)
  pids=/sys/fs/cgroup/pids memory=/sys/fs/cgroup/memory bytes=memory.limit_in_bytes
fi
answer path "$path"
answer memory "$(cat "$memory$path/$bytes")"
answer pids "$(cat "$pids$path/pids.max")"

docker update --cpu-period $((PERIOD_MS * 1000)) --cpu-quota $((PERIOD_MS * SHARE_PERCENT * 10)) "$HOG_NAME"

for name in "$OOM_NAME" "$SIGNAL_NAME" "$ERROR_NAME"; do
  if [ "$(docker inspect -f '{{.State.OOMKilled}}' "$name")" = true ]; then killed=$name; fi
done
answer killed "$killed"
docker update --memory $((NEED_MB + 8))m --memory-swap $((NEED_MB + 8))m --restart unless-stopped "$killed"
docker start "$killed"

main=$(systemctl show -P MainPID "$SERVICE_NAME")
mkdir -p "$pids/$GROUP_NAME" "$memory/$GROUP_NAME"
echo "$GROUP_PIDS" > "$pids/$GROUP_NAME/pids.max"
echo $((GROUP_MB * 1024 * 1024)) > "$memory/$GROUP_NAME/$bytes"
echo "$main" > "$pids/$GROUP_NAME/cgroup.procs"
echo "$main" > "$memory/$GROUP_NAME/cgroup.procs"
