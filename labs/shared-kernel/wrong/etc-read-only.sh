# fails: closed
# What can't be written can still be read.
further=(-v /etc:/host-etc:ro)
again
