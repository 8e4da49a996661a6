# fails: client-served
# Client's certificate was signed by a second CA of the same name, which the server has never seen.
authority ca
leaf master ca 365 "$right_names" extendedKeyUsage=serverAuth
authority other
leaf client other 365 extendedKeyUsage=clientAuth
give_client ca client
configure "$right_host" "$right_tls"
restart
