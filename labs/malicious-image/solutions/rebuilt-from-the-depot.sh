# Looked at from inside, and built anew from a Dockerfile.
# zh-CN: 从里面查看，再用 Dockerfile 重新构建。
set -euo pipefail
export DOCKER_BUILDKIT=0
started=$(docker inspect -f '{{index .Config.Entrypoint 0}}' "$IMAGE")
file=$(docker exec "$SERVICE" sed -n 's/.* sh < \([^ ]*\) .*/\1/p' "$started")
answer backdoor "$file"
answer token "$(docker exec "$SERVICE" cat "$file" | sed -n 's/.*echo \(.*\) | base64.*/\1/p' | base64 -d)"
while read -r package fixed _; do
  has=$(docker exec "$SERVICE" sed -n 's/^Version: //p' "/var/lib/dpkg/status.d/$package" 2> /dev/null) || continue
  [ "$(printf '%s\n' "$has" "$fixed" | sort -V | head -n 1)" = "$fixed" ] || { answer package "$package $has"; outdated=$package; new=$fixed; old=$has; }
done < <(tail -n +2 /srv/advisories.txt)
{
  printf '%s\n' 'FROM bulkhead/shell' 'COPY site /srv/www'
  for each in /srv/house/depot/*.tar; do
    [ "${each##*/}" = "${outdated}_$old.tar" ] || echo "ADD depot/${each##*/} /"
  done
  printf '%s\n' 'EXPOSE 80' 'STOPSIGNAL SIGKILL' 'CMD ["httpd", "-f", "-p", "80", "-h", "/srv/www"]'
} > /root/Dockerfile
test -e "/srv/house/depot/${outdated}_$new.tar"
docker build -t "$IMAGE" -f /root/Dockerfile /srv/house
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart unless-stopped -p "$PORT:80" "$IMAGE"
