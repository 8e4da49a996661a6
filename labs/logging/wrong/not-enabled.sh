# fails: lasts
# Started, and not again after a boot.
collect
opened --runtime --permanent
right_services
