# fails: no-new-privileges
docker run -d --name "$SERVICE-safe" --restart unless-stopped $user $capabilities $privileges "$IMAGE"
replace $user $capabilities $publish "$IMAGE"
serves
