# fails: scratch-in-memory, own-disk
# In memory, and as much of it as one likes.
volumes
away
scratch="--tmpfs $SCRATCH"
first
second
