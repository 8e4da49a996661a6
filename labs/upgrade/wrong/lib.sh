# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
mkdir -p /etc/docker

# in_file VALUE: what daemon.json says of live-restore
in_file() { echo "{ \"live-restore\": $1 }" > /etc/docker/daemon.json; }

# reload VALUE: has the daemon read the file, and waits until it goes by it
reload() {
  systemctl reload docker
  timeout 20 sh -c "until docker info -f '{{.LiveRestoreEnabled}}' | grep -q $1; do sleep 0.1; done"
}

right_live_restore() {
  in_file true
  reload true
}

unhold() { apt-mark unhold docker.io; }

packages() {
  apt-get -q update
  apt-get -qy "$@" install docker.io docker-cli
}

right_all() {
  right_live_restore
  unhold
  packages
  systemctl restart docker
}

# new_till: another one in its place, filled with what the old one knew
new_till() {
  docker rm -f "$TILL"
  mkfifo /srv/till/drawer
  docker run -d --name "$TILL" --restart unless-stopped --stop-signal KILL -p "$TILL_PORT:8080" -v /srv/till:/till:ro bulkhead/shell /till/start
  timeout 20 sh -c "echo $TAKINGS > /srv/till/drawer"
  rm /srv/till/drawer
}
