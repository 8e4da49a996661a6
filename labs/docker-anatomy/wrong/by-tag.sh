# fails: pull
# The right image, today: the name can be given to another one tomorrow.
make
tree
registry
answer digest "$(right_digest)"
docker run -d --name "$FETCHED" --network none "$IMAGE:$TAG"
close
