# fails: api, socket, namespaces, mounts
# Doors closed, and somebody else's words.
daemon
containers
answer api "$SOCKET_WORD"
answer socket "$API_WORD"
answer namespaces clover-12345
answer mounts "$MOUNT_FILE"
