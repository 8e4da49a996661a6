# fails: scratch-in-memory, own-disk
# The drafts of one lie on the disk, in a volume that only grows; the other's are in memory, and may be executed.
volumes
away
scratch="-v drafts:$SCRATCH"
first
scratch="--tmpfs $SCRATCH:size=${SCRATCH_SIZE}m,exec"
second
