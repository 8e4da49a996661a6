# fails: stranger-moved
# It does not see the processes any more, and shares the kernel as before.
machine
container
kernels
cost
move
docker run -d --name "$STRANGER" --restart unless-stopped --stop-signal KILL --volume "/srv/$STRANGER:/srv:ro" \
  --publish "127.0.0.1:$STRANGER_PORT:80" bulkhead/shell httpd -f -p 80 -h /srv
