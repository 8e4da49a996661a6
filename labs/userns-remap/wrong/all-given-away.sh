# fails: data-usable
# The whole directory belongs to the mapped user now, what the service only reads included.
right_daemon
give "/srv/$SERVICE"
service
helper
