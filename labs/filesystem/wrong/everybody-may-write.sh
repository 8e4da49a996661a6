# fails: own-volumes, own-disk
# "Permission denied" goes away with 777, and with it what the permission was for.
volumes
away
chmod 777 "$(docker volume inspect -f '{{.Mountpoint}}' "$SERVICE-$FIRST")"
first
second
