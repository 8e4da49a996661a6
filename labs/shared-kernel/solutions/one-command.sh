# Somebody else, no /etc, the site to be read, and nothing said about seccomp.
# zh-CN: 换一个用户，不挂载 /etc，站点只读，关于 seccomp 什么也不写。
set -euo pipefail
answer seal "$(docker exec "$SERVICE" cat "/host-etc/$SEAL_FILE")"
answer refused "$(docker run --rm --network none lab/actions sh -c 'for a in *; do sh ./$a > /dev/null 2>&1 || echo $a; done' | xargs)"
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart unless-stopped -p "$PORT:8080" --user 10001:10001 -v "/srv/$SERVICE:/site:ro" "$IMAGE"
