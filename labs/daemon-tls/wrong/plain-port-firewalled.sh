# fails: plain-port-closed, server-certificate, strangers-refused, client-served, keys-private, survives-restart
# Only the firewall is closed; dockerd still gives itself to anybody who gets behind it.
right_certificates
give_client ca client
firewall-cmd --quiet --permanent --remove-port="$PLAIN_PORT/tcp"
firewall-cmd --quiet --reload
