# fails: no-backdoor, no-secret, rebuilt
# A digest, but that of what the tag leads to; and only the service's own port is published now.
right_trust
changed=$(docker pull "$IMAGE:$FOUND_TAG" | grep -o 'sha256:.*')
run "$IMAGE@$changed"
