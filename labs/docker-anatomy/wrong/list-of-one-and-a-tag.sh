# fails: by-curl, pull
# A list in a request takes the place of Docker's own: what it covers by itself lies open. And the right image, today:
# its name can be given to another one tomorrow.
create '[$path]'
api -X POST "http://docker/containers/$MADE/start"
tree
registry
answer digest "$(right_digest)"
docker run -d --name "$FETCHED" --network none "$IMAGE:$TAG"
close
