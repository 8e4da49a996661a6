# fails: files-by-default, no-core-dumps, files-for-one, processor-time, file-size
# What does not run opens nothing.
defaults "$nofile" "$core"
containers
systemctl stop docker.service docker.socket
