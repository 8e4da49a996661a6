# fails: server-certificate, client-served
# The certificate ran out yesterday.
authority ca
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=master -keyout master-key.pem |
  openssl x509 -req -not_before 20240101000000Z -not_after 20240201000000Z -CA ca.pem -CAkey ca-key.pem -extfile <(printf '%s\n' "$right_names" extendedKeyUsage=serverAuth) -out master.pem
leaf client ca 365 extendedKeyUsage=clientAuth
give_client ca client
configure "$right_host" "$right_tls"
restart
