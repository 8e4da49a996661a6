# An init for every container by daemon.json; the health check lives in the image and asks for the answer's text.
# zh-CN: 用 daemon.json 给每个容器一个 init；健康检查写在镜像里，并核对回答的文字。
set -euo pipefail
mkdir -p /etc/docker /root/house
cd /root/house
echo '{ "init": true }' > /etc/docker/daemon.json
systemctl restart docker

cat > check <<END
#!/bin/sh
wget -q -T 1 -O - http://127.0.0.1:$DESK_PORT/cgi-bin/$PAGE | grep -qx '$ANSWER'
END
chmod 755 check
cat > Dockerfile <<END
FROM bulkhead/house
COPY check /house/check
HEALTHCHECK --interval=1s --timeout=3s --retries=2 CMD ["/house/check"]
END
DOCKER_BUILDKIT=0 docker build -q -t house:checked .

docker rm -f "$WORKER" "$DESK" "$TWIN"
docker run -d --name "$WORKER" --network none --restart "on-failure:$RETRIES" bulkhead/house worker
docker run -d --name "$DESK" --restart always house:checked desk
docker run -d --name "$TWIN" --restart always house:checked hung
