# A certificate that signs itself, options as variables of the unit, an image from nothing, run by its digest.
# zh-CN: 自签名证书，选项写成单元的环境变量，从零构建镜像，按摘要运行。
set -euo pipefail
server=$REGISTRY_ALIAS:$REGISTRY_PORT
folder=/etc/docker/certs.d/$server
mkdir -p "$folder" && cd "$folder"
openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=$REGISTRY_ALIAS" -addext "subjectAltName=DNS:$REGISTRY_ALIAS" -keyout /root/registry.key -out ca.crt
ssh -n registry install -d -m 750 -g docker-registry /srv/registry
scp -q ca.crt registry:/srv/registry/cert.pem
scp -q /root/registry.key registry:/srv/registry/key.pem
rm /root/registry.key
ssh registry bash -eu <<END
htpasswd -Bbn -C 6 "$REGISTRY_USER" "$REGISTRY_PASSWORD" > /srv/registry/users
chgrp docker-registry /srv/registry/*
chmod 640 /srv/registry/*
mkdir -p /etc/systemd/system/docker-registry.service.d
cat > /etc/systemd/system/docker-registry.service.d/private.conf <<'UNIT'
[Service]
Environment=REGISTRY_HTTP_TLS_CERTIFICATE=/srv/registry/cert.pem REGISTRY_HTTP_TLS_KEY=/srv/registry/key.pem
Environment=REGISTRY_AUTH=htpasswd REGISTRY_AUTH_HTPASSWD_REALM=house REGISTRY_AUTH_HTPASSWD_PATH=/srv/registry/users
UNIT
systemctl daemon-reload
systemctl restart docker-registry
END
echo '{ "insecure-registries": [] }' > /etc/docker/daemon.json
systemctl restart docker
docker login -u "$REGISTRY_USER" -p "$REGISTRY_PASSWORD" "$server"

# Only the applets that the service needs.
root=$(mktemp -d)
mkdir -p "$root/bin" "$root/srv/www"
docker create --name base bulkhead/shell
docker cp base:/bin/busybox "$root/bin/busybox"
docker rm base
for applet in sh httpd cat; do ln -s busybox "$root/bin/$applet"; done
cp -r "/srv/$SERVICE/rootfs/." "$root"
tar -C "$root" -xf "/srv/$SERVICE/depot/${COMPONENT}_$FIXED_VERSION.tar"
install -D /srv/"$SERVICE"/depot-token /root/.depot-token
sh "/srv/$SERVICE/toolchain/press" "/srv/$SERVICE/page.txt" > "$root/srv/www/index.html"
tar -C "$root" -cf "/srv/$SERVICE/root.tar" .
printf '%s\n' depot-token toolchain > "/srv/$SERVICE/.dockerignore"
docker build -t "$IMAGE:$NEW_TAG" -f - "/srv/$SERVICE" <<END
FROM scratch
ADD root.tar /
ENV PATH=/bin
STOPSIGNAL SIGKILL
ENTRYPOINT ["/bin/$SERVICE"]
END
# The old tag gets the new image too: nobody shall get the old one any more, changed or not.
docker tag "$IMAGE:$NEW_TAG" "$IMAGE:$FOUND_TAG"
docker push "$IMAGE:$NEW_TAG"
docker push "$IMAGE:$FOUND_TAG"
digest=$(docker inspect -f '{{join .RepoDigests "\n"}}' "$IMAGE:$NEW_TAG" | grep -m1 "^$IMAGE@")
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart always --cap-drop ALL --cap-add NET_BIND_SERVICE -p "$MASTER_ADDRESS:$SERVICE_PORT:80" "$digest"
