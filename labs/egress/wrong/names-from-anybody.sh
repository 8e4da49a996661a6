# fails: strangers
# Questions for names may go anywhere, and they can carry anything. Only master's name server is needed.
outward "$established -j RETURN" "$offer" '-p udp --dport 53 -j RETURN' '-j REJECT'
right_host
keep
