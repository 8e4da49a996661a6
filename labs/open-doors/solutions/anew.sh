# Each door gone through, then the daemon without the port, and the three made anew with nothing but their page.
# zh-CN: 每扇门都走一遍，然后让守护进程去掉端口，三个容器重新创建，只留它们的页面。
set -euo pipefail
gateway=$(docker inspect -f '{{.NetworkSettings.Networks.bridge.Gateway}}' "$STRANGER")
disk=(run --rm --network none -v /:/h bulkhead/shell cat)
answer api "$(docker exec "$STRANGER" docker -H "tcp://$gateway:$API_PORT" "${disk[@]}" "/h$API_FILE")"
answer socket "$(docker exec "$DASHBOARD" docker "${disk[@]}" "/h$SOCKET_FILE")"
read -r port key < <(docker exec "$MONITOR" ps | grep -o "$LEDGER.py [0-9]* [^ ]*" | head -n 1 | cut -d ' ' -f 2,3)
answer namespaces "$(docker exec "$MONITOR" wget -qO- "http://127.0.0.1:$port/$key")"
answer mounts "$(docker exec "$BACKUP" cat "/backup/$MOUNT_FILE")"

rm /etc/systemd/system/docker.service.d/remote-api.conf
systemctl daemon-reload
systemctl restart docker
docker rm -f "$DASHBOARD" "$MONITOR" "$BACKUP"
docker run -d --name "$DASHBOARD" --restart unless-stopped -p "$DASHBOARD_PORT:8080" lab/page
docker run -d --name "$MONITOR" --restart unless-stopped -p "$MONITOR_PORT:8080" lab/page
docker run -d --name "$BACKUP" --restart unless-stopped -p "$BACKUP_PORT:8080" lab/page
