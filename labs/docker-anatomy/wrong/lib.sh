# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
api() { curl -sSf --unix-socket /run/docker.sock -H 'Content-Type: application/json' "$@"; }

# create PATHS: the container by the API, with this list of what is covered, as jq puts it
create() {
  api "http://docker/containers/$PLANTED/json" | jq --arg path "/proc/$COVERED" \
    '{ Image: "bulkhead/shell", Cmd: ["sleep", "100000"], HostConfig: { NetworkMode: "none", MaskedPaths: '"$1"' } }' > body.json
  api -d @body.json "http://docker/containers/create?name=$MADE"
}
make() {
  create '(.HostConfig.MaskedPaths + [$path])'
  api -X POST "http://docker/containers/$MADE/start"
}

tree() {
  first=$(docker inspect -f '{{.State.Pid}}' "$PLANTED")
  parent=$(ps -o ppid= -p "$first")
  answer first-process "$first"
  answer parent "$parent"
  answer parent-name "$(ps -o args= -p $parent)"
  answer grandparent "$(ps -o ppid= -p $parent)"
}

registry() {
  systemctl start docker-registry
  until curl -s -o /dev/null "http://127.0.0.1:$REGISTRY_PORT/v2/"; do sleep 0.1; done
}
# digest OPTION...: as the registry names it
digest() {
  curl -sfI "$@" "http://127.0.0.1:$REGISTRY_PORT/v2/$REPOSITORY/manifests/$TAG" |
    tr -d '\r' | sed -n 's/^Docker-Content-Digest: //Ip'
}
right_digest() { digest -H 'Accept: application/vnd.docker.distribution.manifest.v2+json'; }
fetch() {
  registry
  answer digest "$(right_digest)"
  docker run -d --name "$FETCHED" --network none "$IMAGE@$(right_digest)"
}

mode() {
  rm /etc/systemd/system/docker.socket.d/jobs.conf
  systemctl daemon-reload
  chmod 660 /run/docker.sock
}
group() { gpasswd -d "$ACCOUNT" docker; }
close() {
  mode
  group
  systemctl restart job-runner
}
