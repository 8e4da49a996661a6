# fails: stranger-refused, others-refused, survives
# The chain INPUT is for packets that end on master itself.
right_container
at_boot /usr/sbin/iptables -I INPUT -i eth0 -p tcp --dport "$SERVICE_PORT" ! -s "$CLIENT_ADDRESS" -j DROP
