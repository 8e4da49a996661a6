# fails: clean, updated
# The new image is there; the container is the one of before.
dockerfile | build "$IMAGE"
docker restart -t 0 "$SERVICE"
