# fails: strangers, supplier, lasting
# Appended to FORWARD: Docker's own rules come first, and they accept.
outward_from="-A FORWARD -i $BRIDGE ! -o $BRIDGE"
right_outward
right_host
keep
