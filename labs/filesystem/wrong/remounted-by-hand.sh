# fails: root-read-only, own-disk
# Read-only until the next start, made so from master while it runs.
volumes
away
first
read_only=
second
nsenter -t "$(docker inspect -f '{{.State.Pid}}' "$SERVICE-$SECOND")" -m -p mount -o remount,ro,bind /
