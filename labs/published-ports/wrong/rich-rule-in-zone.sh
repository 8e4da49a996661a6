# fails: stranger-refused, others-refused, survives
# The zone of eth0 refuses all but client. It speaks of packets for master, and these are for a container.
right_container
firewall-cmd --quiet --permanent --add-rich-rule="rule family=ipv4 source address=$CLIENT_ADDRESS port port=$SERVICE_PORT protocol=tcp accept"
firewall-cmd --quiet --permanent --add-rich-rule="rule family=ipv4 source NOT address=$CLIENT_ADDRESS port port=$SERVICE_PORT protocol=tcp drop"
firewall-cmd --quiet --reload
