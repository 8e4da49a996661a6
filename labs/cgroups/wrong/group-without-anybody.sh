# fails: own-group
# Two good limits, and nobody whom they hold.
find_out
share
killed
make_group
