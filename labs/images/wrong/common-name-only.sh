# fails: registry-tls, registry-login
# Nobody reads the common name any more.
right_all
certificates
install -m 644 "$new/ca.crt" "/etc/docker/certs.d/$server/ca.crt"
deliver
