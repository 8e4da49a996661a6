# fails: engine-upgraded, till-kept
# New packages, and nobody restarted the daemon: the package leaves it alone.
right_live_restore
unhold
packages
