# fails: no-docker-socket
# Nothing in the configuration says docker.sock.
mkdir -p /srv/control
touch /srv/control/channel
mount --bind /run/docker.sock /srv/control/channel
replace $user $capabilities $privileges $publish -v /srv/control/channel:/channel "$IMAGE"
serves
