# fails: own-disk
# The configuration is right, and nobody has read it.
volumes
away
first
second
rm /etc/docker/daemon.json
