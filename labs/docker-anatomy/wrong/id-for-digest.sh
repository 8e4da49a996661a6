# fails: pull
# An image has an id, which is a digest of its configuration, and no registry finds anything by it.
make
tree
registry
docker pull -q "$IMAGE:$TAG"
answer digest "$(docker image inspect -f '{{.Id}}' "$IMAGE:$TAG")"
docker run -d --name "$FETCHED" --network none "$(docker image inspect -f '{{.Id}}' "$IMAGE:$TAG")"
close
