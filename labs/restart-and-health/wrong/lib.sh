# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
url=http://127.0.0.1:$DESK_PORT/cgi-bin/$PAGE
# Every second, so that it is soon known.
pace=(--health-interval 1s --health-timeout 3s --health-retries 2)
health=(--health-cmd "wget -q -T 1 -O /dev/null $url" "${pace[@]}")

# policy POLICY: of the worker; between two starts Docker can't change it, so stop it first
policy() {
  docker stop -t 1 "$WORKER"
  docker update --restart "$1" "$WORKER"
  docker start "$WORKER"
}

right_worker() { policy "on-failure:$RETRIES"; }

# desk OPTION...: the desk made anew
desk() {
  docker rm -f "$DESK"
  docker run -d --name "$DESK" --restart unless-stopped "$@" bulkhead/house desk
}

# twin OPTION...: the hung one made anew
twin() {
  docker rm -f "$TWIN"
  docker run -d --name "$TWIN" --restart unless-stopped "$@" bulkhead/house hung
}

right_desk() { desk --init "${health[@]}"; }
right_twin() { twin "${health[@]}"; }

# checked OPTION...: both with this check, all else right
checked() {
  right_worker
  desk --init "$@"
  twin "$@"
}
