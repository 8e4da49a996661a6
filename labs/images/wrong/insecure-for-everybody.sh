# fails: registry-tls
# No name any more, but every address there is.
right_registry
trust '{ "insecure-registries": ["0.0.0.0/0"] }'
login
right_image
