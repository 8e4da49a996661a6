# fails: processes, memory, cpu, disk, log
# No daemon, no trouble.
again
systemctl stop docker.service docker.socket
