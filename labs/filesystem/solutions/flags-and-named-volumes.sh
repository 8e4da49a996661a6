# Docker goes back to the file system that master has for it; a named volume for each user; short flags.
# zh-CN: Docker 回到 master 给它准备的文件系统；每个用户一个命名卷；用短选项。
set -euo pipefail
docker save -o /root/image.tar "$IMAGE"
docker rm -f "$SERVICE"
rm /etc/docker/daemon.json
systemctl restart docker
docker load -q -i /root/image.tar

box() { # USER UID PORT
  docker volume create "$SERVICE-$1"
  local place
  place=$(docker volume inspect -f '{{.Mountpoint}}' "$SERVICE-$1")
  cp -a "/srv/notes/$1/." "$place/"
  chown -R "$2:$2" "$place"
  chmod 700 "$place"
  docker run -d --name "$SERVICE-$1" --restart unless-stopped --user "$2:$2" -p "$3:8080" \
    --read-only --tmpfs "$SCRATCH:size=${SCRATCH_SIZE}m" -v "$SERVICE-$1:/data/$1" "$IMAGE"
}
box "$FIRST" "$FIRST_UID" "$FIRST_PORT"
box "$SECOND" "$SECOND_UID" "$SECOND_PORT"
rm -r /srv/notes /root/image.tar
