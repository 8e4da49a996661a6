# One command: every right is left out or taken away where the container is made.
set -euo pipefail
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart unless-stopped \
  --user 10001:10001 --cap-drop ALL --security-opt no-new-privileges \
  -p "$PORT:$PORT" "$IMAGE"
