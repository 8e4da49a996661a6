# fails: till-kept
# A new daemon that starts in an empty house. The old till goes on, and nobody manages it.
right_live_restore
unhold
packages
echo '{ "live-restore": true, "data-root": "/var/lib/docker/fresh" }' > /etc/docker/daemon.json
systemctl restart docker
