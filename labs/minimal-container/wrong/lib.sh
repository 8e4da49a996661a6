# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
export DOCKER_BUILDKIT=0
mkdir -p /root/image && cd /root/image
docker tag "$IMAGE" lab/old
foreground="[\"httpd\", \"-f\", \"-p\", \"$PORT\", \"-h\", \"/srv/www\"]"

# image LINE...: built from these lines and the right ones before them, under the image's own name
image() {
  printf '%s\n' 'FROM bulkhead/shell' 'COPY --from=lab/old /srv /srv' "CMD $foreground" "$@" > Dockerfile
  docker build -q -t "$IMAGE" .
}

# replace OPTION... [IMAGE COMMAND...]: the container anew
replace() {
  docker rm -f "$SERVICE"
  docker run -d --name "$SERVICE" --restart unless-stopped -p "$PORT:$PORT" "$@"
}
