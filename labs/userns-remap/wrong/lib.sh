# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
notes=/srv/$SERVICE/notes

save_image() {
  docker save -o /root/image.tar "$IMAGE"
}

# remap VALUE: into daemon.json, without a restart
remap() {
  mkdir -p /etc/docker
  echo "{ \"userns-remap\": \"$1\" }" > /etc/docker/daemon.json
}

restart() {
  systemctl daemon-reload
  systemctl restart docker
}

load_image() {
  docker load -q -i /root/image.tar
}

# give PATH...: to the user that root of containers is now
give() {
  chown -R 100000:100000 "$@"
}

# service OPTION...
service() {
  docker run -d --name "$SERVICE" --restart unless-stopped -p "$PORT:8080" -v "/srv/$SERVICE:/site" "$@" "$IMAGE"
}

# helper OPTION...
helper() {
  docker run -d --name "$HELPER" --restart unless-stopped -v "/srv/$SERVICE:/site:ro" "$@" "$IMAGE" \
    sh -c 'while :; do du -s /site/notes > /tmp/size; sleep 10; done'
}

# The daemon maps, and the image is there again.
right_daemon() {
  save_image
  remap default
  restart
  load_image
}

right_all() {
  right_daemon
  give "$notes"
  service
  helper
}
