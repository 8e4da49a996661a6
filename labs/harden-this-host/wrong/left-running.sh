# fails: kernel, host, network, image, container, other
# Live restore keeps what runs while the daemon is restarted, and with mapped users the daemon has another data directory:
# what was not removed before runs on, with all its rights, and no list shows it.
docker run -d --name left --cap-add SYS_ADMIN --volume /etc:/outside "$(docker inspect --format '{{.Image}}' trial)" sleep 1000000
echo '{ "live-restore": true }' > /etc/docker/daemon.json
systemctl reload docker
until docker info --format '{{.LiveRestoreEnabled}}' | grep -q true; do sleep 0.1; done
host
shop
