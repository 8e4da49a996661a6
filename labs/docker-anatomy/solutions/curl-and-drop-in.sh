# The API by curl and jq, numbers by ps, and a socket that systemd makes anew.
# zh-CN: 用 curl 和 jq 调用 API，用 ps 取编号，让 systemd 重新创建套接字。
set -euo pipefail
api() { curl -sSf --unix-socket /run/docker.sock -H 'Content-Type: application/json' "$@"; }
api "http://docker/containers/$PLANTED/json" | jq --arg path "/proc/$COVERED" '{
  Image: "bulkhead/shell", Cmd: ["sleep", "100000"],
  HostConfig: { NetworkMode: "none", MaskedPaths: (.HostConfig.MaskedPaths + [$path]) }
}' > body.json
api -d @body.json "http://docker/containers/create?name=$MADE"
api -X POST "http://docker/containers/$MADE/start"

first=$(docker inspect -f '{{.State.Pid}}' "$PLANTED")
parent=$(ps -o ppid= -p "$first")
answer first-process "$first"
answer parent "$parent"
answer parent-name "$(ps -o comm= -p $parent)"
answer grandparent "$(ps -o ppid= -p $parent)"

systemctl enable --now docker-registry
curl -s --retry 20 --retry-connrefused --retry-delay 1 -o /dev/null "http://127.0.0.1:$REGISTRY_PORT/v2/"
digest=$(curl -sfI -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' \
  "http://127.0.0.1:$REGISTRY_PORT/v2/$REPOSITORY/manifests/$TAG" | tr -d '\r' | sed -n 's/^Docker-Content-Digest: //Ip')
answer digest "$digest"
docker pull "$IMAGE@$digest"
docker run -d --name "$FETCHED" --restart unless-stopped --network none "$IMAGE@$digest"

rm /etc/systemd/system/docker.socket.d/jobs.conf
gpasswd -d "$ACCOUNT" docker
systemctl daemon-reload
systemctl restart docker.socket
systemctl restart job-runner
