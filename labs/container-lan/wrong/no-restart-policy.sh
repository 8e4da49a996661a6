# fails: survives-restart
# Created anew, and the restart policy forgotten.
own_network
anew "$SERVER" --network backroom
