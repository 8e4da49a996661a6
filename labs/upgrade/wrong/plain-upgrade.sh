# fails: till-kept, live-restore-stays
# As every package is upgraded: the daemon that ends takes the till with it.
unhold
packages
systemctl restart docker
