# fails: processes
# This ulimit counts a user's processes on the whole host, and root is not asked.
pids=(--ulimit "nproc=$PIDS_LIMIT")
again
