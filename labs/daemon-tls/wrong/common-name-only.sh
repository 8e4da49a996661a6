# fails: server-certificate, client-served
# As guides from before 2020 have it: the name stands in the CN only.
authority ca
leaf master ca 365 extendedKeyUsage=serverAuth
leaf client ca 365 extendedKeyUsage=clientAuth
give_client ca client
configure "$right_host" "$right_tls"
restart
