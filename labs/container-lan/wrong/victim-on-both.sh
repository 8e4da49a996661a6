# fails: no-forgery, victim-out-of-reach, survives-restart
# The server is away, and the victim stays where the intruder is.
docker network create backroom
docker network connect backroom "$VICTIM"
move backroom "$SERVER"
