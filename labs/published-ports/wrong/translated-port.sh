# fails: stranger-refused, others-refused, survives
# The right chain, and a port that the packet had before it came there.
right_container
at_boot /usr/sbin/iptables -I DOCKER-USER -i eth0 -p tcp --dport "$SERVICE_PORT" ! -s "$CLIENT_ADDRESS" -j DROP
