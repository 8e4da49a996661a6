# fails: pinned
# A digest, but that of what arrived.
run "$IMAGE@$bad"
right_tls
