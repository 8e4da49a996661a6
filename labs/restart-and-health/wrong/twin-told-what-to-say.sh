# fails: health-tells
# Each has a check that says what is wanted.
right_worker
desk --init --health-cmd true "${pace[@]}"
twin --health-cmd false "${pace[@]}"
