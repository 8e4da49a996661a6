# fails: root-is-nobody, service-mapped, data-usable, no-way-round, survives-restart
# Nobody breaks out where nobody is.
right_all
systemctl stop docker.service docker.socket
