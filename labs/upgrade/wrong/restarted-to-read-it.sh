# fails: till-kept
# The setting comes into force by a restart, which is what it was to protect from.
in_file true
systemctl restart docker
unhold
packages
systemctl restart docker
