# fails: processes, memory, cpu, disk, log
# The right figures, on the container that did nothing.
docker update "${pids[@]}" "${memory[@]}" "${cpu[@]}" "$NEIGHBOUR_NAME"
