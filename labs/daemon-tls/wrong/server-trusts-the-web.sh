# fails: strangers-refused, client-served
# The server accepts the certificates of every public CA, and not those of its own.
right_certificates
give_client ca client
configure "$right_host" "${right_tls/$dir\/ca.pem/\/etc\/ssl\/certs\/ca-certificates.crt}"
restart
