# fails: namespaces
# Namespaces of its own, and every power in them, without a filter.
monitor+=(--cap-add ALL --security-opt seccomp=unconfined)
daemon
containers
