# An authority of one's own, that signs the registry's certificate.
# zh-CN: 自己的证书颁发机构，由它给镜像仓库的证书签名。
set -euo pipefail
docker pull "$IMAGE:$TAG" | tee /tmp/pulled
answer bad "$(sed -n 's/^Digest: //p' /tmp/pulled)"
good=$(curl -s -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' "http://127.0.0.1:$OWN_PORT/v2/house/$SERVICE/manifests/$TAG" | sha256sum | cut -d' ' -f1)
answer good "sha256:$good"
docker create --name look "$IMAGE:$TAG"
docker cp "look:/bin/$SERVICE" /tmp/program
docker rm look
answer token "$(sed -n "s/^echo 'It is \(.*\) who.*/\1/p" /tmp/program)"
docker run -d --name "$SERVICE" --restart unless-stopped -p "$SERVICE_PORT:80" "$IMAGE@sha256:$good"

mkdir -p /root/ca && cd /root/ca
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj '/CN=House CA' -keyout ca.key -out ca.crt
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=registry -keyout server.key -out server.csr
openssl x509 -req -in server.csr -days 365 -CA ca.crt -CAkey ca.key -out server.crt -extfile <(echo "subjectAltName=DNS:$REGISTRY_NAME")
install -d -m 750 -g docker-registry /etc/docker/registry/tls
install -m 640 -g docker-registry server.crt server.key /etc/docker/registry/tls/
cat >> /etc/docker/registry/config.yml <<'YAML'
  tls:
    certificate: /etc/docker/registry/tls/server.crt
    key: /etc/docker/registry/tls/server.key
YAML
systemctl restart docker-registry
mkdir -p "/etc/docker/certs.d/$REGISTRY_NAME:$PORT"
cp ca.crt "/etc/docker/certs.d/$REGISTRY_NAME:$PORT/ca.crt"
rm /etc/docker/daemon.json
systemctl restart docker
