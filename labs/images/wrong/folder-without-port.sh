# fails: registry-tls, registry-login
# Docker looks for a folder with the port in its name.
right_all
mv "/etc/docker/certs.d/$server" "/etc/docker/certs.d/$REGISTRY_ALIAS"
