# fails: own-namespaces, no-docker-socket, not-root, no-capabilities, no-new-privileges
systemctl stop docker.service docker.socket
