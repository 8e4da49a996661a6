# fails: till-kept
# Closed, so that nothing happens to it.
right_all
docker stop "$TILL"
