# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# NET_RAW is in every container unless it is dropped, and all three are where they were.
anew "$INTRUDER" $lasting --network "$NETWORK" --cap-drop NET_ADMIN
