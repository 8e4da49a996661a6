# Through the API: volumes that Docker mounts itself, one with a user's directory behind it, one in memory. Docker's
# data in a directory of its own on master's disk, with an init in each container.
# zh-CN: 通过 API：由 Docker 自己挂载的卷，一个背后是用户的目录，一个在内存里。
set -euo pipefail
docker save -o /root/image.tar "$IMAGE"
docker rm -f "$SERVICE"
echo '{ "data-root": "/var/lib/docker/engine" }' > /etc/docker/daemon.json
systemctl restart docker
docker load -q -i /root/image.tar
api() { curl -sS --fail-with-body --unix-socket /run/docker.sock -H 'Content-Type: application/json' "$@"; }

box() { # USER UID PORT
  install -d -m 700 -o "$2" -g "$2" "/home/$1/shelf"
  cp "/srv/notes/$1/notes" "/home/$1/shelf/"
  chown -R "$2:$2" "/home/$1"
  api http://docker/volumes/create -d @- <<END
{ "Name": "$1", "DriverOpts": { "type": "none", "o": "bind", "device": "/home/$1/shelf" } }
END
  api http://docker/volumes/create -d @- <<END
{ "Name": "$1-drafts", "DriverOpts": { "type": "tmpfs", "device": "tmpfs", "o": "size=${SCRATCH_SIZE}m,noexec,nosuid,nodev,mode=1777" } }
END
  api "http://docker/containers/create?name=$SERVICE-$1" -d @- <<END
{
  "Image": "$IMAGE", "User": "$2:$2", "ExposedPorts": { "8080/tcp": {} },
  "HostConfig": {
    "RestartPolicy": { "Name": "unless-stopped" }, "ReadonlyRootfs": true,
    "PortBindings": { "8080/tcp": [{ "HostPort": "$3" }] },
    "Mounts": [
      { "Type": "volume", "Source": "$1", "Target": "/data/$1" },
      { "Type": "volume", "Source": "$1-drafts", "Target": "$SCRATCH" }
    ]
  }
}
END
  api -X POST "http://docker/containers/$SERVICE-$1/start"
}
box "$FIRST" "$FIRST_UID" "$FIRST_PORT"
box "$SECOND" "$SECOND_UID" "$SECOND_PORT"
chmod -R go-rwx /srv/notes
