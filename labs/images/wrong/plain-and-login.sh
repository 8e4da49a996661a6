# fails: registry-tls, registry-login
# A password, and everybody on the way can read it.
right_registry
{ configuration ":$REGISTRY_PORT"; with_login; } > "$new/config.yml"
deliver
trust "{ \"insecure-registries\": [\"$server\"] }"
login
right_image
