# fails: survives-restart
# Without a restart policy both are gone after the next restart of docker.
right_daemon
give "$notes"
service --restart no
helper --restart no
