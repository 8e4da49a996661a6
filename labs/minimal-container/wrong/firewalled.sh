# fails: no-remote-login, one-process, image-minimal, admin-by-exec
# A rule before the door, and the same furniture behind it.
iptables -I DOCKER-USER -p tcp -m conntrack --ctorigdstport "$SSH_PORT" --ctdir ORIGINAL -j DROP
