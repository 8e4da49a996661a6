# fails: own-volumes, no-sensitive-mounts, own-disk
# Each has a directory of their own, and both containers have both.
docker rm -f "$SERVICE"
chown -R "$FIRST_UID:$FIRST_UID" "/srv/notes/$FIRST"
chown -R "$SECOND_UID:$SECOND_UID" "/srv/notes/$SECOND"
chmod -R u=rwX,go= "/srv/notes/$FIRST" "/srv/notes/$SECOND"
box "$FIRST" "$FIRST_UID" "$FIRST_PORT" -v /srv/notes:/data
box "$SECOND" "$SECOND_UID" "$SECOND_PORT" -v /srv/notes:/data
