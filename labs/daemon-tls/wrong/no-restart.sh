# fails: plain-port-closed, server-certificate, strangers-refused, client-served, keys-private, survives-restart
# All is written down, and what runs is what ran before.
right_certificates
give_client ca client
configure "$right_host" "$right_tls"
systemctl daemon-reload
