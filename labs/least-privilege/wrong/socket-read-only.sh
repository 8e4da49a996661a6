# fails: no-docker-socket
# Read-only is a property of the file, not of the conversation.
replace $user $capabilities $privileges $publish -v /run/docker.sock:/run/docker.sock:ro "$IMAGE"
serves
