# fails: server-certificate
# Valid for master and its address, not for its other name.
authority ca
leaf master ca 365 "subjectAltName=DNS:master,IP:$MASTER_ADDRESS" extendedKeyUsage=serverAuth
leaf client ca 365 extendedKeyUsage=clientAuth
give_client ca client
configure "$right_host" "$right_tls"
restart
