# fails: own-namespaces, no-docker-socket, not-root, no-capabilities, no-new-privileges
# What does not run can not be broken into.
docker stop "$SERVICE"
