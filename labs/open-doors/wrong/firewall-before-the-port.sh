# fails: api
# Closed for those outside and for Docker's network, and open for who is on master.
iptables -I INPUT ! -i lo -p tcp --dport "$API_PORT" -j REJECT
containers
