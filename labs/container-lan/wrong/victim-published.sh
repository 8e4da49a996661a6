# fails: victim-out-of-reach
# The same for the victim, which tells what it fetched.
own_network
anew "$VICTIM" $lasting --network backroom -p "8080:$VICTIM_PORT"
