docker stop "$DOOR_PRT"
