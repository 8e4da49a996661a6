# fails: stranger-refused, others-refused, survives
# Written down for the next reload, which does not come.
right_container
firewall-cmd --quiet --permanent --direct --add-rule ipv4 raw PREROUTING 0 -i eth0 -p tcp --dport "$SERVICE_PORT" ! -s "$CLIENT_ADDRESS" -j DROP
