# fails: strangers
# The port is named and the address is not: stranger listens there as well.
outward "$established -j RETURN" "-p tcp --dport $OFFER_PORT -j RETURN" '-j REJECT'
right_host
keep
