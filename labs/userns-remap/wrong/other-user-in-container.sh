# fails: root-is-nobody, service-mapped, data-usable, no-way-round, survives-restart
# A user of its own inside is good, but whoever becomes root in there is root outside as before.
docker rm -f "$SERVICE" "$HELPER"
chown -R 1000:1000 "$notes"
service --user 1000:1000
helper --user 1000:1000
