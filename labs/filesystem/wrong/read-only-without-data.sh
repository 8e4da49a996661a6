# fails: own-volumes, no-sensitive-mounts, root-read-only, scratch-in-memory, own-disk
# As read-only as can be: there is no place left for the notes, and the service can do nothing.
away
box "$FIRST" "$FIRST_UID" "$FIRST_PORT"
box "$SECOND" "$SECOND_UID" "$SECOND_PORT"
