# fails: server-certificate, client-served
# The same extensions for both: the server's certificate says that it is a client's.
authority ca
leaf master ca 365 "$right_names" extendedKeyUsage=clientAuth
leaf client ca 365 extendedKeyUsage=clientAuth
give_client ca client
configure "$right_host" "$right_tls"
restart
