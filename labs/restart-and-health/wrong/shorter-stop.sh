# fails: zombies-reaped, stops-when-asked
# Killed after one second instead of ten is still killed.
right_worker
right_twin
desk --stop-timeout 1 "${health[@]}"
