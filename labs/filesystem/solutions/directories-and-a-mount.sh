# The place that daemon.json names stays, with master's disk mounted there by a line in /etc/fstab; directories
# of master for the users, given with --mount.
# zh-CN: daemon.json 指定的位置不变，用 /etc/fstab 的一行把 master 的磁盘挂载到那里。
set -euo pipefail
docker save -o /root/image.tar "$IMAGE"
docker rm -f "$SERVICE"
systemctl stop docker.service docker.socket
rm -rf /srv/docker
mkdir -p /var/lib/docker/here /srv/docker
echo '/var/lib/docker/here /srv/docker none bind 0 0' >> /etc/fstab
systemctl daemon-reload
mount /srv/docker
systemctl start docker
docker load -q -i /root/image.tar

box() { # USER UID PORT
  mkdir -p "/srv/users/$1"
  mv "/srv/notes/$1" "/srv/users/$1/notes"
  chown -R "$2:$2" "/srv/users/$1/notes"
  chmod -R u=rwX,go= "/srv/users/$1/notes"
  docker run --detach --name "$SERVICE-$1" --restart always --user "$2" --publish "0.0.0.0:$3:8080" --read-only \
    --mount "type=tmpfs,destination=$SCRATCH,tmpfs-size=1m,tmpfs-mode=1777" \
    --mount "type=bind,source=/srv/users/$1/notes,destination=/data/$1" \
    --cap-drop ALL --security-opt no-new-privileges "$IMAGE"
}
box "$FIRST" "$FIRST_UID" "$FIRST_PORT"
box "$SECOND" "$SECOND_UID" "$SECOND_PORT"
