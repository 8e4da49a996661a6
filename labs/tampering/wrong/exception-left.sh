# fails: tls
# A certificate, and a daemon that takes any.
run "$IMAGE@$good"
right_registry
right_trust "{ \"insecure-registries\": [\"$REGISTRY_NAME:$PORT\"] }"
