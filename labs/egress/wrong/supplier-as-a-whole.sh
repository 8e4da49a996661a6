# fails: supplier
# The right address, and every port of it.
outward "$established -j RETURN" "-d $SUPPLIER_ADDRESS -j RETURN" '-j REJECT'
right_host
keep
