# fails: registry-login
# Nobody can pass for the registry, and everybody may push there.
right_registry
{ configuration ":$REGISTRY_PORT"; with_tls; } > "$new/config.yml"
deliver
trust
right_image
