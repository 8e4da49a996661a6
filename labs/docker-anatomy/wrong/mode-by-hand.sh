# fails: socket-closed
# The file is changed, and systemd makes the next one as it was told.
make
tree
fetch
chmod 660 /run/docker.sock
group
systemctl restart job-runner
