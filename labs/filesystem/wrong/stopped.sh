# fails: own-volumes, no-sensitive-mounts, root-read-only, scratch-in-memory, own-disk
# What does not run writes nowhere.
volumes
away
first
docker stop -t 0 "$SERVICE-$FIRST"
