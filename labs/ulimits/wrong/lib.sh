# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
nofile="\"nofile\": { \"Name\": \"nofile\", \"Soft\": $SOFT_FILES, \"Hard\": $HARD_FILES }"
core='"core": { "Name": "core", "Soft": 0, "Hard": 0 }'
bytes=$((FILE_MB * 1024 * 1024))
collector=(--ulimit "cpu=$CPU_SECONDS" --ulimit "fsize=$bytes")
archive=(--ulimit "nofile=$MANY_FILES")
returns=(--restart unless-stopped)

# defaults ENTRY...: into daemon.json
defaults() {
  local IFS=,
  printf '{ "default-ulimits": { %s } }\n' "$*" > /etc/docker/daemon.json
}

# anew ROLE NAME [OPTION...]: a container of this image, with the options
anew() {
  local role=$1 name=$2
  shift 2
  docker rm -f "$name"
  docker run -d --name "$name" "${returns[@]}" "$@" "lab/$role"
}

containers() {
  anew archive "$ARCHIVE_NAME" "${archive[@]}"
  anew collector "$COLLECTOR_NAME" "${collector[@]}"
}

restart() {
  systemctl restart docker
}
