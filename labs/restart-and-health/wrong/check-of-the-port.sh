# fails: health-tells
# The kernel accepts connections for a program that never answers them.
checked --health-cmd "nc -z 127.0.0.1 $DESK_PORT" "${pace[@]}"
