# fails: own-namespaces, no-docker-socket
# "We keep the old one until we are sure": put aside, on another port, with all that it had.
replace $user $capabilities $privileges $publish "$IMAGE"
docker run -d --name "$SERVICE-old" --restart unless-stopped --network host --pid host --cap-add SYS_ADMIN \
  -v /run/docker.sock:/run/docker.sock "$IMAGE" httpd -f -p $((PORT + 1000)) -h /srv/www
serves
