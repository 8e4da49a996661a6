# fails: host
# Master asks, and the answer is refused.
right_outward
host '-p udp --dport 53 -j ACCEPT' '-j REJECT'
keep
