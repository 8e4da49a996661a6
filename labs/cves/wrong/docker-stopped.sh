# fails: versions, verdict, backports
# All is told, and nothing runs of which it could be true.
systemctl stop docker.socket docker.service
