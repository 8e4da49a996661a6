# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# The right is taken from who suffers and left with who does it.
anew "$VICTIM" $lasting --network "$NETWORK" --cap-drop NET_RAW
