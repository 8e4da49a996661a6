# fails: no-docker-socket
# Not docker.sock: a socket of its own, which the same daemon listens on.
mkdir -p /srv/control /etc/systemd/system/docker.service.d
printf '%s\n' '[Service]' ExecStart= 'ExecStart=/usr/sbin/dockerd -H fd:// -H unix:///srv/control/api.sock --containerd=/run/containerd/containerd.sock' \
  > /etc/systemd/system/docker.service.d/second-socket.conf
systemctl daemon-reload
systemctl restart docker
replace $user $capabilities $privileges $publish -v /srv/control:/control "$IMAGE"
serves
