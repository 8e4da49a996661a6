# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# On no container network at all, but in the host's, from which all of them are in sight.
anew "$INTRUDER" $lasting --network host
