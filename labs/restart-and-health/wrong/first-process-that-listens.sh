# fails: zombies-reaped
# A log daemon as process 1 ends when told to, and collects nobody.
right_worker
right_twin
docker rm -f "$DESK"
docker run -d --name "$DESK" --restart unless-stopped "${health[@]}" --entrypoint sh bulkhead/house -c '/house/start desk & exec syslogd -n'
