# fails: restarts-limited
# The same policy for everything: after a restart of Docker the desk stays away.
right_worker
right_twin
docker rm -f "$DESK"
docker run -d --name "$DESK" --init --restart "on-failure:$RETRIES" "${health[@]}" bulkhead/house desk
