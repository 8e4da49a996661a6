# fails: data-usable
# It works, for every user of the host.
right_daemon
chmod 777 "$notes"
service
helper
