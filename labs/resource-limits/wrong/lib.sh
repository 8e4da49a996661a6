# Put before every wrong fix: the right options, so that each script shows only what is wrong with it.
set -euo pipefail
returns=(--restart unless-stopped)
pids=(--pids-limit "$PIDS_LIMIT")
memory=(--memory "${MEMORY_MB}m" --memory-swap "${MEMORY_MB}m")
cpu=(--cpus "$CPU_SHARE" --cpuset-cpus "$PINNED_CPU")
disk=(--read-only --tmpfs "/scratch:size=${SCRATCH_MB}m")
log=(--log-opt "max-size=${LOG_MB}m")

# create NAME [COMMAND...]: a container of the hog's image with all these options
create() {
  local name=$1
  shift
  docker run -d --name "$name" "${returns[@]}" "${pids[@]}" "${memory[@]}" "${cpu[@]}" "${disk[@]}" "${log[@]}" lab/batch "$@"
  # A kernel without such a weight makes Docker warn, or refuse.
  docker update --blkio-weight "$BLKIO_WEIGHT" "$name" || true
}

# again: the hog anew
again() {
  docker rm -f "$HOG_NAME"
  create "$HOG_NAME"
}
