# fails: api, socket, namespaces, mounts
# What does not run has no doors.
daemon
containers
docker stop -t 0 "$DASHBOARD" "$MONITOR" "$BACKUP"
