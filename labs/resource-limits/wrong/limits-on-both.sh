# fails: processes, memory, cpu, disk, log
# It is easier to limit everything, and the neighbour pays for it.
again
docker update --pids-limit "$PIDS_LIMIT" "$NEIGHBOUR_NAME"
