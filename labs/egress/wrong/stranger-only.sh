# fails: supplier
# One address is forbidden, and the supplier is open as a whole.
outward "$established -j RETURN" "-d $STRANGER_ADDRESS -j REJECT"
right_host
keep
