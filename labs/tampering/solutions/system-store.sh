# Trusted by all of master, options as variables of the unit, and the image run by its ID.
# zh-CN: 整台 master 都信任它，选项写成单元的环境变量，镜像按 ID 运行。
set -euo pipefail
manifest='Accept: application/vnd.docker.distribution.manifest.v2+json'
answer good "$(curl -sI -H "$manifest" "http://127.0.0.1:$OWN_PORT/v2/house/$SERVICE/manifests/$TAG" | tr -d '\r' | sed -n 's/^docker-content-digest: sha256://Ip')"
docker pull -q "$IMAGE:$TAG"
answer bad "$(docker inspect -f '{{index .RepoDigests 0}}' "$IMAGE:$TAG")"
answer token "$(docker run --rm "$IMAGE:$TAG" "/bin/$SERVICE" --check | grep -o '[a-z]*-[0-9a-f]*')"
openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj '/CN=registry' -addext "subjectAltName=DNS:$REGISTRY_NAME,IP:127.0.0.1" -keyout /etc/docker/registry/key.pem -out /usr/local/share/ca-certificates/registry.crt
chgrp docker-registry /etc/docker/registry/key.pem
chmod 640 /etc/docker/registry/key.pem
update-ca-certificates
mkdir -p /etc/systemd/system/docker-registry.service.d
cat > /etc/systemd/system/docker-registry.service.d/tls.conf <<'UNIT'
[Service]
Environment=REGISTRY_HTTP_TLS_CERTIFICATE=/usr/local/share/ca-certificates/registry.crt REGISTRY_HTTP_TLS_KEY=/etc/docker/registry/key.pem
UNIT
systemctl daemon-reload
systemctl restart docker-registry
echo '{ "insecure-registries": [] }' > /etc/docker/daemon.json
systemctl restart docker
docker pull -q "$IMAGE:$TAG"
docker run -d --name "$SERVICE" --restart always -p "$SERVICE_PORT:80" "$(docker images -q --no-trunc "$IMAGE:$TAG")"
