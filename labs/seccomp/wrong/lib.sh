# Put before every wrong fix: the right way, so that each script shows only what is wrong with it.
set -euo pipefail
own=/root/docker-default.json

# docker_profile FILE OPTION...: the profile that Docker gives a container with these options
docker_profile() {
  local file=$1 id
  shift
  id=$(docker run -d --network none "$@" bulkhead/shell sleep 60)
  jq .linux.seccomp "/run/containerd/io.containerd.runtime.v2.task/moby/$id/config.json" > "$file"
  docker rm -f "$id" > /dev/null
}

# without JSON: Docker's profile without these names, as the service's
without() {
  docker_profile "$own"
  jq --argjson names "$1" '.syscalls[].names -= $names' "$own" > "$PROFILE"
}

# replace OPTION...: the service anew, with these options
replace() {
  docker rm -f "$SERVICE" > /dev/null
  docker run -d --name "$SERVICE" --restart unless-stopped --publish "$PORT:8080" "$@" "$IMAGE"
}

# serves: waits until the page is there
serves() {
  for _ in $(seq 100); do
    if curl -sf --max-time 2 "http://$MASTER_ADDRESS:$PORT/" | grep -q "$WORD"; then return; fi
    sleep 0.1
  done
  echo "$SERVICE does not serve its page" >&2
  exit 1
}

