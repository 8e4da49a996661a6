# fails: host
# One port of master is closed, and the others are not.
right_outward
host "-p tcp --dport $ADMIN_PORT -j REJECT"
keep
