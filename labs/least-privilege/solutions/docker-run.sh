# One command: every right is left out or taken away where the container is made.
# zh-CN: 一条命令：在创建容器时，每项权限要么不给，要么去掉。
set -euo pipefail
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart unless-stopped \
  --user 10001:10001 --cap-drop ALL --security-opt no-new-privileges \
  -p "$PORT:$PORT" "$IMAGE"
