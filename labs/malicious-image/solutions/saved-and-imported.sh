# The layers read outside of any container, and a clean root imported as one layer.
# zh-CN: 不借助任何容器读取各层，再把干净的根目录作为一层导入。
set -euo pipefail
look=$(mktemp -d)
docker save "$IMAGE" | tar -x -C "$look"
for layer in $(find "$look" -type f); do
  tar -tf "$layer" > /dev/null 2>&1 && tar -xf "$layer" -C "$look" --one-top-level="$look/all" --wildcards '*' 2> /dev/null || true
done
file=$(grep -rl 'base64 -d' "$look/all" | grep -v /opt/ | sed "s|^$look/all||")
answer backdoor "$file"
answer token "$(sed -n 's/.*echo \(.*\) | base64.*/\1/p' "$look/all$file" | base64 -d)"
answer package "${VULNERABLE}_$FOUND_VERSION"
root=$(mktemp -d)
docker create --name base bulkhead/shell
docker export base | tar -x -C "$root"
docker rm base
mkdir -p "$root/srv/www"
cp -r /srv/house/site/. "$root/srv/www/"
for each in /srv/house/depot/*.tar; do
  case $each in */"$VULNERABLE"_"$FOUND_VERSION".tar) ;; *) tar -xf "$each" -C "$root" ;; esac
done
tar -c -C "$root" . | docker import -c 'ENV PATH=/bin' -c 'STOPSIGNAL SIGKILL' -c 'ENTRYPOINT ["httpd"]' -c 'CMD ["-f", "-p", "80", "-h", "/srv/www"]' - "$IMAGE"
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --network yard --restart always -p "$PORT:80" "$IMAGE"
