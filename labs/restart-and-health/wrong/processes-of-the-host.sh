# fails: zombies-reaped, stops-when-asked
# The host's init tidies up, and the container sees and signals all of the host.
right_worker
right_twin
desk --pid host "${health[@]}"
