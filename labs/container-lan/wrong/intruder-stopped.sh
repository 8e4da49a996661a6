# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# It has work to do; until it is started again, nothing is proven.
docker stop "$INTRUDER"
