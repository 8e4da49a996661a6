# fails: processes
# A limit, and one that is far from what was asked for.
pids=(--pids-limit $((PIDS_LIMIT * 10)))
again
