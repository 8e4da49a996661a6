# fails: only-client, outlives-reload, certificate-everywhere, board-stays
# Nobody gets in where nobody is.
right_firewall
right_plain
systemctl stop docker.service docker.socket
