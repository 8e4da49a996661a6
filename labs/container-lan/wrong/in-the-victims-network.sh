# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# The two are away, and the intruder moved in with one of them.
own_network
anew "$INTRUDER" $lasting --network "container:$VICTIM"
