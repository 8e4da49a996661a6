# fails: no-docker-socket
# The socket itself is not mounted any more, only what it lies in.
replace $user $capabilities $privileges $publish -v /var/run:/host/run:ro "$IMAGE"
serves
