# fails: own-namespaces, no-docker-socket, not-root, no-capabilities, no-new-privileges
# The name was changed, the page comes from where it always came from.
docker rename "$SERVICE" "$SERVICE-old"
docker run -d --name "$SERVICE" --restart unless-stopped $user $capabilities $privileges "$IMAGE"
serves
