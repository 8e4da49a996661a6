# fails: till-kept
# The same, before the upgrade: the daemon is younger than this till too.
right_live_restore
new_till
right_all
