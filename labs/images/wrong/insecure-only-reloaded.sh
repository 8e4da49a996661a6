# fails: registry-tls
# The key is gone from the file, and the daemon that runs keeps the exception.
right_registry
trust "{ \"insecure-registries\": [\"$server\"] }"
login
right_image
echo '{}' > /etc/docker/daemon.json
systemctl reload docker
