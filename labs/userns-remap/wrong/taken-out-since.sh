# fails: survives-restart
# Right now it is right; after the next restart it is as it was before.
right_all
sleep 0.5
echo '{}' > /etc/docker/daemon.json
