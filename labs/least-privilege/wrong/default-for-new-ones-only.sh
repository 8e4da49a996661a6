# fails: no-new-privileges
# The daemon's default is good, and the container was made before it.
replace $user $capabilities $publish "$IMAGE"
echo '{ "no-new-privileges": true }' > /etc/docker/daemon.json
systemctl restart docker
serves
