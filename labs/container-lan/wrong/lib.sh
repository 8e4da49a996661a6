# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail

# anew NAME OPTION...: the container of this name from its image again, with these options
anew() {
  local name=$1
  shift
  docker rm -f "$name" > /dev/null
  docker run -d --name "$name" "$@" "lab/$name"
}

lasting='--restart unless-stopped'

# move NETWORK NAME...: from the network where they were found to this one
move() {
  local to=$1 name
  shift
  for name in "$@"; do
    docker network connect "$to" "$name"
    docker network disconnect "$NETWORK" "$name"
  done
}

own_network() {
  docker network create backroom
  move backroom "$SERVER" "$VICTIM"
}

# daemon_options JSON: in daemon.json, and docker restarted
daemon_options() {
  mkdir -p /etc/docker
  echo "$1" > /etc/docker/daemon.json
  systemctl restart docker
}
