# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# Another network, and the same three on it.
docker network create backroom
move backroom "$SERVER" "$VICTIM" "$INTRUDER"
