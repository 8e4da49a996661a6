# fails: strangers, supplier
# One port is forbidden. There are others.
outward "$established -j RETURN" "-p tcp --dport $DROP_PORT -j REJECT"
right_host
keep
