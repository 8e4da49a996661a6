# fails: service-mapped, data-usable, no-way-round
# "Permission denied" was answered with the option that takes the service out of it.
right_daemon
service --userns=host
helper
