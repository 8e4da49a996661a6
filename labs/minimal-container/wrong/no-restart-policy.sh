# fails: one-process
# The supervisor is gone, and nobody has taken its place.
image
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --init -p "$PORT:$PORT" "$IMAGE"
