# fails: host
# Master has several addresses, and all of them can be reached from the bridge.
right_outward
host "$established -j ACCEPT" '-p udp --dport 53 -j ACCEPT' "-d $GATEWAY -j REJECT"
keep
