# fails: pinned
# The right content, by a name that leads elsewhere tomorrow.
right_tls
docker pull -q "$IMAGE:$TAG"
run "$IMAGE:$TAG"
