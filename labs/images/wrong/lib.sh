# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
umask 022
conf=/etc/docker/registry
server=$REGISTRY_ALIAS:$REGISTRY_PORT
right_names=subjectAltName=DNS:$REGISTRY_ALIAS
new=$(mktemp -d)

# certificates NAMES: an authority, and a certificate of the registry with these names
certificates() {
  mkdir -p "$new/tls"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj '/CN=House CA' -keyout "$new/ca.key" -out "$new/ca.crt"
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$REGISTRY_ALIAS" -keyout "$new/tls/server.key" |
    openssl x509 -req -days 365 -CA "$new/ca.crt" -CAkey "$new/ca.key" -extfile <(printf '%s\n' basicConstraints=CA:false "$@") -out "$new/tls/server.crt"
}

# configuration ADDRESS: without TLS and login
configuration() {
  printf '%s\n' 'version: 0.1' 'log: { level: warn }' \
    'storage: { filesystem: { rootdirectory: /var/lib/docker-registry } }' 'http:' "  addr: $1"
}
with_tls() {
  echo "  tls: { certificate: $conf/tls/server.crt, key: $conf/tls/server.key }"
}
with_login() {
  echo "auth: { htpasswd: { realm: house, path: $conf/htpasswd } }"
}

# deliver [COMMAND]: what is in $new goes to the registry, which is then restarted
deliver() {
  tar -C "$new" --exclude=ca.key -c . | ssh registry "umask 077; tar -x --no-same-owner -C $conf; chown -R docker-registry: $conf; ${1:-systemctl restart docker-registry}"
  timeout 20 bash -c "until (: < /dev/tcp/$REGISTRY_ALIAS/$REGISTRY_PORT) 2> /dev/null; do sleep 0.1; done"
}

right_registry() {
  certificates "$right_names"
  htpasswd -Bbc "$new/htpasswd" "$REGISTRY_USER" "$REGISTRY_PASSWORD"
  { configuration ":$REGISTRY_PORT"; with_tls; with_login; } > "$new/config.yml"
  deliver
}

# trust [JSON]: the authority where Docker looks for it, daemon.json, docker restarted
trust() {
  install -D -m 644 "$new/ca.crt" "/etc/docker/certs.d/$server/ca.crt"
  echo "${1:-{\}}" > /etc/docker/daemon.json
  systemctl restart docker
}

login() {
  docker login -u "$REGISTRY_USER" --password-stdin "$server" <<< "$REGISTRY_PASSWORD"
}

right_digest=$(grep -o 'sha256:.*' /root/release-note.txt)

# The right image of old, and its tag back to it
right_tag() {
  docker pull -q "$IMAGE@$right_digest"
  docker tag "$IMAGE@$right_digest" "$IMAGE:$FOUND_TAG"
  docker push -q "$IMAGE:$FOUND_TAG"
}

# from BASE VERSION: the right Dockerfile on another base or with another version of the component
from() {
  printf '%s\n' "FROM $1" 'COPY rootfs /' "ADD depot/${COMPONENT}_$2.tar /" 'COPY index.html /srv/www/' \
    'EXPOSE 80' 'STOPSIGNAL SIGKILL' "CMD [\"/bin/$SERVICE\"]"
}

# build: with the Dockerfile on standard input
build() {
  echo "<p>$(cat "/srv/$SERVICE/page.txt")</p>" > "/srv/$SERVICE/index.html"
  cat > "/srv/$SERVICE/Dockerfile"
  docker build -q -t "$IMAGE:$NEW_TAG" "/srv/$SERVICE"
}

# run IMAGE
run() {
  docker rm -f "$SERVICE"
  docker run -d --name "$SERVICE" --restart unless-stopped -p "$SERVICE_PORT:80" "$1"
}

release() {
  docker push -q "$IMAGE:$NEW_TAG"
  run "$IMAGE:$NEW_TAG"
}

right_trust() {
  right_registry
  trust
  login
}

right_image() {
  right_tag
  from bulkhead/shell "$FIXED_VERSION" | build
  release
}

right_all() {
  right_trust
  right_image
}
