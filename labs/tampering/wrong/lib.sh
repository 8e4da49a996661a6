# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
conf=/etc/docker/registry
trust=/etc/docker/certs.d/$REGISTRY_NAME:$PORT

# digest ADDRESS: what is told about the tag there
digest() {
  curl -sI -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' "http://$1/v2/house/$SERVICE/manifests/$TAG" | tr -d '\r' | sed -n 's/^docker-content-digest: //Ip'
}
good=$(digest "127.0.0.1:$OWN_PORT")
bad=$(digest "$REGISTRY_NAME:$PORT")
docker pull -q "$IMAGE:$TAG"
answer good "$good"
answer bad "$bad"
answer token "$(docker run --rm --network none "$IMAGE:$TAG" "/bin/$SERVICE" --check | sed 's/It is \(.*\) who.*/\1/')"

# run REFERENCE
run() {
  docker rm -f "$SERVICE" 2> /dev/null || true
  docker run -d --name "$SERVICE" --restart unless-stopped -p "$SERVICE_PORT:80" "$1"
}

# certificate [OPTION...]: of the registry, its own authority
certificate() {
  mkdir -p "$conf/tls"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj "/CN=$REGISTRY_NAME" "$@" -keyout "$conf/tls/server.key" -out "$conf/tls/server.crt"
  chown -R docker-registry: "$conf/tls"
}
right_name=subjectAltName=DNS:$REGISTRY_NAME

# configuration ADDRESS: without TLS
configuration() {
  printf '%s\n' 'version: 0.1' 'log: { level: warn }' \
    'storage: { filesystem: { rootdirectory: /var/lib/docker-registry } }' 'http:' "  addr: $1"
}
with_tls() {
  echo "  tls: { certificate: $conf/tls/server.crt, key: $conf/tls/server.key }"
}
serve() {
  systemctl restart docker-registry
  timeout 20 bash -c "until (: < /dev/tcp/127.0.0.1/$OWN_PORT) 2> /dev/null; do sleep 0.1; done"
}
right_registry() {
  certificate -addext "$right_name"
  { configuration "127.0.0.1:$OWN_PORT"; with_tls; } > "$conf/config.yml"
  serve
}
right_trust() {
  install -D -m 644 "$conf/tls/server.crt" "$trust/ca.crt"
  echo "${1:-{\}}" > /etc/docker/daemon.json
  systemctl restart docker
}
right_tls() {
  right_registry
  right_trust
}
