# fails: strangers-refused
# Client gets in, and so does everybody with a certificate of any public CA.
right_certificates
give_client ca client
cat ca.pem /etc/ssl/certs/ca-certificates.crt > trusted.pem
configure "$right_host" "${right_tls/$dir\/ca.pem/$dir/trusted.pem}"
restart
