# fails: disk
# A volume is a directory of the host.
disk=(--read-only --volume scratch:/scratch)
again
