# fails: disk
# Half of the host's memory, if nothing else holds it.
disk=(--read-only --tmpfs /scratch)
again
