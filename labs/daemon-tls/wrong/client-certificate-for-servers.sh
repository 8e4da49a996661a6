# fails: client-served
# The same extensions for both: client's certificate says that it is a server's.
authority ca
leaf master ca 365 "$right_names" extendedKeyUsage=serverAuth
leaf client ca 365 extendedKeyUsage=serverAuth
give_client ca client
configure "$right_host" "$right_tls"
restart
