# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
export DOCKER_BUILDKIT=0

# The answers as somebody finds them.
answer backdoor "$BACKDOOR_FILE"
answer token "$(docker exec "$SERVICE" sed -n 's/^z=$(echo \(.*\) |.*/\1/p' "$BACKDOOR_FILE" | base64 -d)"
answer package "$VULNERABLE $FOUND_VERSION"

# dockerfile [VERSION]: from what the house has, with that version of the outdated package
dockerfile() {
  echo 'FROM bulkhead/shell'
  echo 'COPY site /srv/www'
  for each in /srv/house/depot/*.tar; do
    case $each in
      */"$VULNERABLE"_*) ;;
      *) echo "ADD depot/${each##*/} /" ;;
    esac
  done
  echo "ADD depot/${VULNERABLE}_${1:-$FIXED_VERSION}.tar /"
  printf '%s\n' 'STOPSIGNAL SIGKILL' 'CMD ["httpd", "-f", "-p", "80", "-h", "/srv/www"]'
}

# build TAG: a Dockerfile from standard input
build() {
  docker build -q --network none -t "$1" -f - /srv/house
}

# run OPTION... IMAGE COMMAND...: the container anew
run() {
  docker rm -f "$SERVICE"
  docker run -d --name "$SERVICE" --network yard --restart unless-stopped -p "$PORT:80" "$@"
}
