# The authority is trusted by all of master, the registry has a unit of its own, the image is one imported layer.
# zh-CN: 整台 master 信任这个 CA，镜像仓库用自己的单元，镜像是导入的单独一层。
set -euo pipefail
server=$REGISTRY_ALIAS:$REGISTRY_PORT
mkdir -p /root/ca && cd /root/ca
openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj '/CN=House CA' -keyout ca.key -out ca.crt
openssl req -newkey rsa:2048 -nodes -subj /CN=registry -keyout server.key |
  openssl x509 -req -days 365 -CA ca.crt -CAkey ca.key -extfile <(echo "subjectAltName=DNS:$REGISTRY_ALIAS") -out server.crt
ssh -n registry install -d -o docker-registry -m 700 /etc/house-registry
scp -q server.crt server.key registry:/etc/house-registry/
htpasswd -Bbn "$REGISTRY_USER" "$REGISTRY_PASSWORD" | ssh registry 'cat > /etc/house-registry/users'
ssh registry bash -eu <<END
cat > /etc/house-registry/config.yml <<'YAML'
version: 0.1
storage: { filesystem: { rootdirectory: /var/lib/docker-registry } }
http: { addr: "$REGISTRY_ADDRESS:$REGISTRY_PORT", tls: { certificate: /etc/house-registry/server.crt, key: /etc/house-registry/server.key } }
auth: { htpasswd: { realm: house, path: /etc/house-registry/users } }
YAML
chown -R docker-registry: /etc/house-registry
cat > /etc/systemd/system/house-registry.service <<'UNIT'
[Service]
User=docker-registry
ExecStart=/usr/bin/docker-registry serve /etc/house-registry/config.yml
Restart=on-failure
[Install]
WantedBy=multi-user.target
UNIT
systemctl disable --now docker-registry
systemctl enable --now house-registry
END
cp ca.crt /usr/local/share/ca-certificates/house.crt
update-ca-certificates
echo '{}' > /etc/docker/daemon.json
systemctl restart docker
docker login -u "$REGISTRY_USER" --password-stdin "$server" <<< "$REGISTRY_PASSWORD"

digest=$(grep -o 'sha256:.*' /root/release-note.txt)
docker pull -q "$IMAGE@$digest"
docker tag "$IMAGE@$digest" "$IMAGE:$FOUND_TAG"
docker push -q "$IMAGE:$FOUND_TAG"

# The parts of a container that was never started, without what it is not to have.
docker create --name parts bulkhead/shell
docker cp - parts:/ < "/srv/$SERVICE/depot/${COMPONENT}_$FIXED_VERSION.tar"
docker cp "/srv/$SERVICE/rootfs/." parts:/
echo "<p>$(cat "/srv/$SERVICE/page.txt")</p>" > /tmp/index.html
docker cp /tmp/index.html parts:/srv/www/index.html
docker export parts | docker import --change 'ENV PATH=/bin' --change "CMD [\"/bin/$SERVICE\"]" --change 'STOPSIGNAL SIGKILL' - "$IMAGE:$NEW_TAG"
docker rm parts
docker push -q "$IMAGE:$NEW_TAG"
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart unless-stopped -p "$SERVICE_PORT:80" "$IMAGE:$NEW_TAG"
