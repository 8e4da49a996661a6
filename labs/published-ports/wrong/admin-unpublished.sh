# fails: admin-local
# Not on the network, and not on master either.
recreate -p "$SERVICE_PORT:80"
right_rule
