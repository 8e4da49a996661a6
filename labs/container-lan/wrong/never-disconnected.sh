# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# The two have a network of their own and are still on the common one.
docker network create backroom
docker network connect backroom "$SERVER"
docker network connect backroom "$VICTIM"
