# fails: till-kept
# First the upgrade, then the setting that it would have needed.
unhold
packages
systemctl restart docker
right_live_restore
