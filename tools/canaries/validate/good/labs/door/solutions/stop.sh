NAME=door
docker stop "$NAME" "$DOOR_PORT"
