# The lesson's way: docker update for the worker, --init and a health check by flags.
set -euo pipefail
docker stop -t 1 "$WORKER"
docker update --restart "on-failure:$RETRIES" "$WORKER"
docker start "$WORKER"

url=http://127.0.0.1:$DESK_PORT/cgi-bin/$PAGE
health=(--health-cmd "wget -q -T 2 -O /dev/null $url" --health-interval "${HEALTH_INTERVAL}s" --health-timeout 3s --health-retries 2)
docker rm -f "$DESK" "$TWIN"
docker run -d --name "$DESK" --init --restart unless-stopped "${health[@]}" bulkhead/house desk
docker run -d --name "$TWIN" --init --restart unless-stopped "${health[@]}" bulkhead/house hung
