# fails: lasts
# What runs was changed, not what is on the disk.
collect
right_start
opened --runtime
right_services
