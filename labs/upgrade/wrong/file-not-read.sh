# fails: till-kept
# The file is right, and the daemon that ends has never read it.
in_file true
unhold
packages
systemctl restart docker
