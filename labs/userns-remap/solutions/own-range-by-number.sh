# After the restart all was gone: back, save, and on again. User and group by number, each with a range of its own.
# zh-CN: 重启后东西都不见了：改回去、保存、再打开。用户和组用编号，各有自己的范围。
set -euo pipefail
groupadd --system "$REMAP_USER"
useradd --system --no-create-home --gid "$REMAP_USER" --shell /usr/sbin/nologin "$REMAP_USER"
# systemd takes the fourth start within a minute for a service that fails.
restart() {
  systemctl reset-failed docker.service docker.socket
  systemctl restart docker
}
uid=$(id -u "$REMAP_USER") gid=$(id -g "$REMAP_USER")
groups=$((REMAP_FIRST + 65536))
echo "$REMAP_USER:$REMAP_FIRST:65536" >> /etc/subuid
echo "$REMAP_USER:$groups:65536" >> /etc/subgid
printf '{\n  "userns-remap": "%s:%s"\n}\n' "$uid" "$gid" > /etc/docker/daemon.json
restart
mv /etc/docker/daemon.json /root/daemon.json
restart
docker save -o /root/image.tar "$IMAGE"
mv /root/daemon.json /etc/docker/daemon.json
touch /etc/docker/daemon.json
restart
docker load -q -i /root/image.tar
chown -R "$REMAP_FIRST:$groups" "/srv/$SERVICE/notes"
docker create --name "$SERVICE" -p "$PORT:8080" -v "/srv/$SERVICE:/site" "$IMAGE"
docker start "$SERVICE"
docker run -d --name "$HELPER" -v "/srv/$SERVICE:/site:ro" "$IMAGE" sh -c 'while :; do du -s /site/notes > /tmp/size; sleep 10; done'
docker update --restart unless-stopped "$SERVICE" "$HELPER"
