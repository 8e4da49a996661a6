# fails: processes, memory, cpu, disk, log
# What does not run eats nothing.
again
docker stop "$HOG_NAME"
