# fails: mounts
# Keys and passwords are stolen by reading.
backup+=(-v /root:/backup:ro)
daemon
containers
