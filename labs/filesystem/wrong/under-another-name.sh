# fails: no-sensitive-mounts, own-disk
# Nothing in the containers' configuration says /etc or /root.
volumes
away
mkdir -p /srv/theme
mount --bind /etc /srv/theme
docker volume create -o type=none -o o=bind -o device=/root settings
first -v /srv/theme:/theme:ro
second -v settings:/settings
