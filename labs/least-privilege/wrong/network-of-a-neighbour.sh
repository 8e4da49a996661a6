# fails: own-namespaces
# The host's network by way of another container.
docker run -d --name "$SERVICE-network" --restart unless-stopped --network host $user $capabilities $privileges "$IMAGE" sleep 1000000
replace $user $capabilities $privileges --network "container:$SERVICE-network" "$IMAGE"
serves
