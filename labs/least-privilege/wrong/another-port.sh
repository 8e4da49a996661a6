# fails: own-namespaces, no-docker-socket, not-root, no-capabilities, no-new-privileges
# Somebody else's port.
replace $user $capabilities $privileges --publish "$((PORT + 1000)):$PORT" "$IMAGE"
