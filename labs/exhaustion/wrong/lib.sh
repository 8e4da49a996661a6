# Put before every wrong fix: the right answers and options, so that each script shows only what is wrong with it.
set -euo pipefail
pids=(--pids-limit "$PIDS_LIMIT")
memory=(--memory "${MEMORY_MB}m" --memory-swap "${MEMORY_MB}m")
cpu=(--cpus "$CPU_SHARE")
scratch=(--tmpfs "/scratch:size=${SCRATCH_MB}m")
returns=(--restart unless-stopped)

answers() {
  answer memory "$MEMORY_WORD"
  answer disk "$DISK_WORD"
  answer no-process "$PROCESS_WORD"
  answer no-room "$ROOM_WORD"
  answer killed "$KILLED_WORD"
}

# create NAME: a container of the hog's image with all these options
create() {
  docker run -d --name "$1" "${returns[@]}" --user 10001 "${pids[@]}" "${memory[@]}" "${cpu[@]}" "${scratch[@]}" lab/greedy
}

# again: the hog anew
again() {
  docker rm -f "$HOG"
  create "$HOG"
}
