# fails: lasting
# What goes out is kept; what is for master was typed once.
right_outward
keep
iptables -I INPUT -i "$BRIDGE" -j REJECT
iptables -I INPUT -i "$BRIDGE" -p udp --dport 53 -j ACCEPT
iptables -I INPUT -i "$BRIDGE" $established -j ACCEPT
