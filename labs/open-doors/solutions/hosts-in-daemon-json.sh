# The sockets named in daemon.json, the containers with less than the default, and what was copied is mounted.
# zh-CN: 套接字写在 daemon.json 里，容器的权限比默认还少，原来复制的改为挂载。
set -euo pipefail
answer api "$(cat "$API_FILE")"
answer socket "$(docker exec "$DASHBOARD" docker -H unix:///var/run/docker.sock run --rm -v /var/lib:/h:ro bulkhead/shell cat "/h/${SOCKET_FILE##*/}")"
answer namespaces "$(docker exec "$MONITOR" nsenter -t 1 -m cat "/var/lib/$LEDGER")"
answer mounts "$(docker exec "$BACKUP" sh -c 'cat /backup/*.txt')"
cat > /etc/systemd/system/docker.service.d/remote-api.conf <<'END'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd --containerd=/run/containerd/containerd.sock
END
echo '{ "hosts": ["fd://"] }' > /etc/docker/daemon.json
mkdir -p /srv/copies
docker rm -f "$DASHBOARD" "$MONITOR" "$BACKUP"
systemctl daemon-reload
systemctl restart docker
less=(--restart always --init --read-only --user 10001 --cap-drop ALL --security-opt no-new-privileges)
docker run -d --name "$DASHBOARD" "${less[@]}" -p "$DASHBOARD_PORT:8080" lab/page
docker run -d --name "$MONITOR" "${less[@]}" -p "$MONITOR_PORT:8080" lab/page
docker run -d --name "$BACKUP" "${less[@]}" -p "$BACKUP_PORT:8080" -v /srv/copies:/backup lab/page
