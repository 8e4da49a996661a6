# fails: own-volumes, own-disk
# All is right in the containers, and the notes still lie about on master for everybody.
volumes
docker rm -f "$SERVICE"
first
second
