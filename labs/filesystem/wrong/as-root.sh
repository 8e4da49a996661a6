# fails: own-volumes, own-disk
# The volumes are right, and the service is root: what it writes belongs to root, and root reads what it finds.
volumes
away
first --user 0
second --user 0
