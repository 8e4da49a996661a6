# fails: plain-port-closed, server-certificate, strangers-refused, client-served, keys-private, survives-restart
# Moved to where "nobody looks", instead of closed.
right_certificates
give_client ca client
firewall-cmd --quiet --add-port=23230/tcp
configure -H fd:// -H tcp://0.0.0.0:23230 --tls=false
restart
