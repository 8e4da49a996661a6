# An authority of one's own, the registry's config.yml, a Dockerfile in two stages.
# zh-CN: 自己的证书颁发机构、镜像仓库的 config.yml、两阶段的 Dockerfile。
set -euo pipefail
server=$REGISTRY_ALIAS:$REGISTRY_PORT
mkdir -p /root/ca && cd /root/ca
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj '/CN=House CA' -keyout ca.key -out ca.crt
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$REGISTRY_ALIAS" -keyout server.key -out server.csr
openssl x509 -req -in server.csr -days 365 -CA ca.crt -CAkey ca.key -out server.crt \
  -extfile <(printf 'subjectAltName=DNS:%s,DNS:registry,IP:%s\nextendedKeyUsage=serverAuth\n' "$REGISTRY_ALIAS" "$REGISTRY_ADDRESS")
ssh -n registry mkdir -p /etc/docker/registry/tls
scp -q server.crt server.key registry:/etc/docker/registry/tls/
ssh registry bash -eu <<END
cd /etc/docker/registry
htpasswd -Bbc htpasswd "$REGISTRY_USER" "$REGISTRY_PASSWORD"
chown root:docker-registry htpasswd tls/server.key
chmod 640 htpasswd tls/server.key
cat >> config.yml <<'YAML'
  tls:
    certificate: /etc/docker/registry/tls/server.crt
    key: /etc/docker/registry/tls/server.key
auth:
  htpasswd:
    realm: House
    path: /etc/docker/registry/htpasswd
YAML
systemctl restart docker-registry
END
mkdir -p "/etc/docker/certs.d/$server"
cp ca.crt "/etc/docker/certs.d/$server/ca.crt"
rm /etc/docker/daemon.json
systemctl restart docker
docker login -u "$REGISTRY_USER" --password-stdin "$server" <<< "$REGISTRY_PASSWORD"

digest=$(grep -o 'sha256:.*' /root/release-note.txt)
docker pull "$IMAGE@$digest"
docker tag "$IMAGE@$digest" "$IMAGE:$FOUND_TAG"
docker push "$IMAGE:$FOUND_TAG"

cat > "/srv/$SERVICE/Dockerfile" <<END
FROM bulkhead/shell AS press
COPY toolchain /opt/toolchain
COPY depot-token /root/.depot-token
COPY page.txt /tmp/page.txt
RUN mkdir /out && /opt/toolchain/press /tmp/page.txt > /out/index.html
FROM bulkhead/shell
COPY rootfs /
ADD depot/${COMPONENT}_$FIXED_VERSION.tar /
COPY --from=press /out/index.html /srv/www/index.html
EXPOSE 80
STOPSIGNAL SIGKILL
CMD ["/bin/$SERVICE"]
END
docker build -t "$IMAGE:$NEW_TAG" "/srv/$SERVICE"
docker push "$IMAGE:$NEW_TAG"
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart unless-stopped -p "$SERVICE_PORT:80" "$IMAGE:$NEW_TAG"
