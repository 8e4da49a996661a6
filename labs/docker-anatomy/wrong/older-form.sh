# fails: pull
# Without a word on which forms are understood, the registry answers with one that nobody pulls.
make
tree
registry
answer digest "$(digest)"
docker run -d --name "$FETCHED" --network none "$IMAGE@$(right_digest)"
close
