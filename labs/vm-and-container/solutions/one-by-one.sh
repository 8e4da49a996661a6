# Both by hand, the stranger brought in while the machine runs.
# zh-CN: 两样都手工来，在虚拟机运行时把陌生程序放进去。
set -euo pipefail
vm start --memory "$VM_MEMORY"
docker run -d --name "$CONTAINER" --restart unless-stopped --stop-signal KILL bulkhead/shell sleep infinity
answer vm-kernel "$(vm run uname -r)"
answer container-kernel "$(docker exec "$CONTAINER" uname -r)"
answer renewed-with-master container
answer vm-boot "$(vm run cat /run/boot-seconds) s"
answer vm-cost "$(vm status | grep VmRSS)"
answer container-cost "$(docker stats --no-stream --format '{{.MemUsage}}' "$CONTAINER")"
docker rm -f "$STRANGER"
vm put "/srv/$STRANGER/cgi-bin/$STRANGER" "/www/cgi-bin/$STRANGER"
