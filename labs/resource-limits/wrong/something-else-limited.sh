# fails: processes, memory, cpu, disk, log
# A limited container of that name, which does nothing.
docker rm -f "$HOG_NAME"
create "$HOG_NAME" sleep 100000
