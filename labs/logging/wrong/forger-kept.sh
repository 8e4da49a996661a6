# fails: own-name
# The old courier is stopped and kept, just in case.
right_loghost
docker stop "$COURIER_NAME"
docker rename "$COURIER_NAME" "$COURIER_NAME-old"
right_services
