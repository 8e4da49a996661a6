# fails: cpu
# The quota is right, and it is spread over all.
cpu=(--cpus "$CPU_SHARE")
again
