# fails: tls
# Nobody answers any more, neither the wrong one nor the right one.
run "$IMAGE@$good"
right_tls
systemctl stop docker-registry
