# fails: no-sensitive-mounts, own-disk
# To look at it does no harm, does it? One has the passwords, the other all processes.
volumes
away
first -v /etc:/host-etc:ro
second -v /proc:/host-proc:ro
