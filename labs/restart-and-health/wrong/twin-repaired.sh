# fails: health-tells
# The hung one was made well, and so nobody knows whether the check can fail.
right_worker
right_desk
docker rm -f "$TWIN"
docker run -d --name "$TWIN" --init --restart unless-stopped "${health[@]}" bulkhead/house desk
