# fails: clean, updated
# It is gone, until the container is made anew; and what it is made from has it.
docker exec "$SERVICE" rm "$BACKDOOR_FILE"
docker restart -t 0 "$SERVICE"
