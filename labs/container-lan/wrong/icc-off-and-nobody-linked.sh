# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# On the default network without icc nobody talks to anybody.
daemon_options '{ "icc": false }'
for name in "$SERVER" "$VICTIM" "$INTRUDER"; do anew "$name" $lasting; done
