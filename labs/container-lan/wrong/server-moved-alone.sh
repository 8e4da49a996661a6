# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# Nobody reaches the server now, not even who has to.
docker network create backroom
move backroom "$SERVER"
