# fails: host
# Keys and passwords are stolen by reading.
books=(-v /etc:/host/etc:ro)
host
shop
