# fails: own-volumes, own-disk
# "For the backup": one container has the other's volume too, read-only and under another name.
volumes
away
first -v "$SERVICE-$SECOND:/backup:ro"
second
