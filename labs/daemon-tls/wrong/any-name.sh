# fails: server-certificate, client-served
# A certificate for everybody is one for nobody.
authority ca
leaf master ca 365 'subjectAltName=DNS:*' extendedKeyUsage=serverAuth
leaf client ca 365 extendedKeyUsage=clientAuth
give_client ca client
configure "$right_host" "$right_tls"
restart
