# fails: survives-restart
# It works until the terminal or the machine is closed.
save_image
systemctl stop docker.service docker.socket
setsid /usr/sbin/dockerd -H unix:///run/docker.sock --containerd=/run/containerd/containerd.sock --userns-remap=default > /var/log/dockerd.log 2>&1 < /dev/null &
for _ in $(seq 60); do docker version > /dev/null 2>&1 && break; sleep 0.5; done
load_image
give "$notes"
service
helper
