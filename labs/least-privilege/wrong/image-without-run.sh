# fails: not-root
# The image was made anew, the container from the old one.
replace $capabilities $privileges $publish "$IMAGE"
printf 'FROM %s\nUSER 10001:10001\n' "$IMAGE" | DOCKER_BUILDKIT=0 docker build -q -t "$IMAGE" -
docker restart "$SERVICE"
serves
