# fails: supplier, host, lasting
# Master is closed as a whole, and its name server with it.
right_outward
host "$established -j ACCEPT" '-j REJECT'
keep
