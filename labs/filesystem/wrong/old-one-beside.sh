# fails: own-volumes, no-sensitive-mounts, own-disk
# "We keep the old one until we are sure": with all of master in it.
volumes
chmod 700 /srv/notes
first
second
