# fails: processes, memory, cpu, disk, log
# The old one was only moved out of the way, and goes on.
docker rename "$HOG_NAME" "$HOG_NAME-old"
create "$HOG_NAME"
