# Through the API, as an orchestrator would: with an init as process 1, which has no rights either.
# zh-CN: 像编排系统那样通过 API：1 号进程是 init，它也没有任何权限。
set -euo pipefail
api() { curl -sS --fail-with-body --unix-socket /run/docker.sock -H 'Content-Type: application/json' "$@"; }
api -X DELETE "http://docker/containers/$SERVICE?force=1"
api "http://docker/containers/create?name=$SERVICE" -d @- <<END
{
  "Image": "$IMAGE",
  "User": "65534:65534",
  "ExposedPorts": { "$PORT/tcp": {} },
  "HostConfig": {
    "RestartPolicy": { "Name": "unless-stopped" },
    "PortBindings": { "$PORT/tcp": [{ "HostPort": "$PORT" }] },
    "CapDrop": ["ALL"],
    "SecurityOpt": ["no-new-privileges"],
    "Init": true
  }
}
END
api -X POST "http://docker/containers/$SERVICE/start"
