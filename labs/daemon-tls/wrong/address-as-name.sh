# fails: server-certificate
# The address stands in a DNS: entry, where no client looks for it.
authority ca
leaf master ca 365 "subjectAltName=DNS:master,DNS:$MASTER_ALIAS,DNS:$MASTER_ADDRESS" extendedKeyUsage=serverAuth
leaf client ca 365 extendedKeyUsage=clientAuth
give_client ca client
configure "$right_host" "$right_tls"
restart
