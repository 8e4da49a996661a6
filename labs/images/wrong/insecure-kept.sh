# fails: registry-tls
# TLS is there, and Docker is still told not to ask for it.
right_registry
trust "{ \"insecure-registries\": [\"$server\"] }"
login
right_image
