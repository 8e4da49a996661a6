# fails: supplier
# On its own at last, and the neighbour is needed.
right_outward
right_host
keep
docker network disconnect "$NETWORK" "$NEIGHBOUR_NAME"
