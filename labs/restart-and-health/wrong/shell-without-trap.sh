# fails: stops-when-asked
# A shell collects what ends. But it has said nothing about SIGTERM either.
right_worker
right_twin
docker rm -f "$DESK"
docker run -d --name "$DESK" --restart unless-stopped "${health[@]}" --entrypoint sh bulkhead/house -c '/house/start desk & wait $!'
