# fails: own-namespaces, no-docker-socket, not-root, no-capabilities, no-new-privileges
# Safe, and of no use: EXPOSE in an image publishes nothing.
replace $user $capabilities $privileges "$IMAGE"
