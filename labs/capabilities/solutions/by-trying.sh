# From what Docker was told, where that is the same; the need by trying; every other capability dropped by its name.
# zh-CN: 读取 Docker 被告知的内容（两者一致时）；逐个试出需要哪项；其余能力逐一点名去掉。
set -euo pipefail
answer more "$(docker ps -q | xargs docker inspect -f '{{if .HostConfig.CapAdd}}{{.Name}}{{end}}' | grep .)"
answer more-what "$(docker ps -q | xargs docker inspect -f '{{range .HostConfig.CapAdd}}{{.}}{{end}}' | grep . | tr A-Z a-z)"
answer less "$(docker ps -q | xargs docker inspect -f '{{if .HostConfig.CapDrop}}{{.Name}}{{end}}' | grep .)"
answer less-what "$(docker ps -q | xargs docker inspect -f '{{range .HostConfig.CapDrop}}{{.}}{{end}}' | grep .)"
answer number "$(docker run --rm --network none --cap-drop ALL --cap-add "$LOW_CAP" --cap-add "$MIDDLE_CAP" --cap-add "$HIGH_CAP" \
  bulkhead/shell awk '/CapBnd/ { print $2 }' /proc/self/status)"
all='AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'
for name in $all; do
  if docker run --rm --cap-drop ALL --cap-add "$name" "$SERVICE_IMAGE" once; then needed=$name; fi
done
answer needed "$needed"
drop=()
for name in $all; do
  if [ "$name" != "$needed" ]; then drop+=(--cap-drop "$name"); fi
done
docker rm -f "$SERVICE_NAME"
docker run -d --name "$SERVICE_NAME" --restart always --init --security-opt no-new-privileges "${drop[@]}" "$SERVICE_IMAGE"
