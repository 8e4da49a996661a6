# fails: engine-upgraded
# The new daemon runs, and the next boot knows nothing of it.
right_live_restore
unhold
packages
systemctl stop docker.socket docker.service
setsid dockerd -H unix:///run/docker.sock --containerd=/run/containerd/containerd.sock < /dev/null > /var/log/dockerd.log 2>&1 &
timeout 30 sh -c 'until docker info > /dev/null 2>&1; do sleep 0.1; done'
