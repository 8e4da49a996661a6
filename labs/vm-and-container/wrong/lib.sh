# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail

machine() {
  vm start --memory "$VM_MEMORY"
}

container() {
  docker run -d --name "$CONTAINER" --restart unless-stopped --stop-signal KILL bulkhead/shell sleep infinity
}

kernels() {
  answer vm-kernel "$(vm run uname -r)"
  answer container-kernel "$(docker exec "$CONTAINER" uname -r)"
  answer renewed-with-master container
}

cost() {
  answer vm-boot "$(vm run cat /run/boot-seconds)"
  answer vm-cost "$(vm status | grep VmRSS)"
  answer container-cost "$(docker stats --no-stream --format '{{.MemUsage}}' "$CONTAINER")"
}

move() {
  docker rm -f "$STRANGER"
  vm put "/srv/$STRANGER/cgi-bin/$STRANGER" "/www/cgi-bin/$STRANGER"
}
