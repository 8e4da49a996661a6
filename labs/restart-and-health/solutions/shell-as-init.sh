# No option for an init: a shell that waits, as process 1, collects whatever ends and has a word for SIGTERM.
# zh-CN: 不用 init 选项：由一个会等待的 shell 作为 1 号进程，回收结束的进程，并处理 SIGTERM。
set -euo pipefail
url=http://127.0.0.1:$DESK_PORT/cgi-bin/$PAGE
# One failure is enough here, and Docker's own timeout ends what hangs.
health=(--health-cmd "wget -q -O - $url | grep -q $ANSWER || exit 1" --health-interval 1s --health-timeout 2s --health-retries 1)
docker rm -f "$DESK" "$TWIN"
docker run -d --name "$DESK" --restart unless-stopped "${health[@]}" --entrypoint sh bulkhead/house -c \
  'trap "exit 0" TERM; /house/start desk & wait $!'
docker run -d --name "$TWIN" --restart unless-stopped "${health[@]}" bulkhead/house hung

docker rm -f "$WORKER"
docker create --name "$WORKER" --network none --restart "on-failure:$RETRIES" bulkhead/house worker
docker start "$WORKER"
