# fails: root-is-nobody
# Root of containers is somebody who logs in here, and has what is theirs.
useradd --create-home --shell /bin/bash "$REMAP_USER"
uid=$(id -u "$REMAP_USER")
printf '%s\n' "$REMAP_USER:$uid:1" "$REMAP_USER:$REMAP_FIRST:65535" > /etc/subuid
printf '%s\n' "$REMAP_USER:$uid:1" "$REMAP_USER:$REMAP_FIRST:65535" > /etc/subgid
save_image
remap "$REMAP_USER"
restart
load_image
chown -R "$uid:$uid" "$notes"
service
helper
