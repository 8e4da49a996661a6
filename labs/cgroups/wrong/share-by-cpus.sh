# fails: share
# The right share, counted over Docker's own period.
find_out
docker update --cpus "0.$SHARE_PERCENT" "$HOG_NAME"
killed
own_group
