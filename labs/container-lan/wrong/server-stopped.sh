# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
docker stop "$SERVER"
