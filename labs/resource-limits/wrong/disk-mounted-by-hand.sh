# fails: disk
# It is there, and nobody will mount it at the next start.
disk=(--read-only)
again
nsenter --target "$(docker inspect -f '{{.State.Pid}}' "$HOG_NAME")" --mount \
  mount -t tmpfs -o "size=${SCRATCH_MB}m" tmpfs /scratch
