# fails: no-new-privileges
# The daemon's default is good, and the container says otherwise.
echo '{ "no-new-privileges": true }' > /etc/docker/daemon.json
systemctl restart docker
replace $user $capabilities --security-opt no-new-privileges=false $publish "$IMAGE"
serves
