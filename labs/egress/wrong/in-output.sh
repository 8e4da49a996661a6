# fails: strangers, supplier, lasting
# What containers send only passes through master. The chain OUTPUT is for what master's own programs send.
chain OUTWARD "-I OUTPUT -s $SUBNET" "$established -j RETURN" "$offer" '-j REJECT'
right_host
keep
