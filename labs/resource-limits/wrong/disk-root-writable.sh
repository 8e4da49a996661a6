# fails: disk
# The tmpfs is bounded, and everything beside it is not.
disk=(--tmpfs "/scratch:size=${SCRATCH_MB}m")
again
