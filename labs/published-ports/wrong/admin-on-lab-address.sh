# fails: admin-local
# Bound to an address, and that is the one on the network.
recreate -p "$SERVICE_PORT:80" -p "$MASTER_ADDRESS:$ADMIN_PORT:81"
right_rule
