# fails: lasts
# No firewall, no trouble with it.
collect
right_start
ssh -n loghost systemctl disable --quiet --now firewalld
right_services
