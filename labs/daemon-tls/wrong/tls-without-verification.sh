# fails: strangers-refused
# TLS, but nobody looks at who comes.
right_certificates
give_client ca client
configure "$right_host" "${right_tls/--tlsverify/--tlsverify=false}"
restart
