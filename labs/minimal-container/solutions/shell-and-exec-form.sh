# The small image that is there, a command as a list, Docker's init, and the old image thrown away.
# zh-CN: 用现成的小镜像，命令写成列表，用 Docker 的 init，丢掉旧镜像。
set -euo pipefail
mkdir -p /root/image && cd /root/image
docker cp "$SERVICE:/srv" srv
printf '%s\n' 'FROM bulkhead/shell' 'COPY srv /srv' 'EXPOSE 80' 'CMD ["httpd", "-f", "-p", "80", "-h", "/srv/www"]' > Dockerfile
docker rm -f "$SERVICE"
docker rmi "$IMAGE"
DOCKER_BUILDKIT=0 docker build -q -t "$IMAGE" .
docker run -d --name "$SERVICE" --init --restart unless-stopped -p "$PORT:80" "$IMAGE"
