# Put before every wrong fix: the right way, so that each script shows only what is wrong with it. But for
# Docker's data, which stays where it was found in all that are not about it, so own-disk fails in them: to move
# it takes a restart of Docker each time.
set -euo pipefail
read_only="--read-only"
scratch="--tmpfs $SCRATCH:size=${SCRATCH_SIZE}m"
image="$IMAGE"

# volume USER UID: the user's notes in a volume of their own
volume() {
  docker volume create "$SERVICE-$1" > /dev/null
  local place
  place=$(docker volume inspect -f '{{.Mountpoint}}' "$SERVICE-$1")
  cp "/srv/notes/$1/notes" "$place/"
  chown -R "$2:$2" "$place"
  chmod 700 "$place"
}

# box USER UID PORT OPTION...: the user's container, with further options
box() {
  local user=$1 uid=$2 port=$3
  shift 3
  docker run -d --name "$SERVICE-$user" --restart unless-stopped --user "$uid:$uid" -p "$port:8080" \
    $read_only $scratch "$@" "$image"
}

# first OPTION..., second OPTION...: their containers as they should be, with further options
first() { box "$FIRST" "$FIRST_UID" "$FIRST_PORT" -v "$SERVICE-$FIRST:/data/$FIRST" "$@"; }
second() { box "$SECOND" "$SECOND_UID" "$SECOND_PORT" -v "$SERVICE-$SECOND:/data/$SECOND" "$@"; }

volumes() {
  volume "$FIRST" "$FIRST_UID"
  volume "$SECOND" "$SECOND_UID"
}

# away: what was found is gone
away() {
  docker rm -f "$SERVICE" > /dev/null
  rm -rf /srv/notes
}
