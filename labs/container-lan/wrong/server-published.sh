# fails: server-out-of-reach
# A network of their own, and a port of the host that leads past it.
own_network
anew "$SERVER" $lasting --network backroom -p "$SERVER_PORT:$SERVER_PORT"
