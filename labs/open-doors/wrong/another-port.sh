# fails: api
# Where nobody looks.
arguments="-H tcp://0.0.0.0:$((API_PORT + 1)) --tls=false"
daemon
containers
