# fails: socket
# Read-only is a property of the file, not of the conversation.
dashboard+=(-v /run/docker.sock:/var/run/docker.sock:ro)
daemon
containers
