# fails: server-out-of-reach, victim-out-of-reach, survives-restart
# It can forge nothing any more, and need not: it just asks.
anew "$INTRUDER" $lasting --network "$NETWORK" --cap-drop NET_RAW
