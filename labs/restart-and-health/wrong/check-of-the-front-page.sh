# fails: health-tells
# The front page comes from the disk; what people ask for hangs.
checked --health-cmd "wget -q -T 1 -O /dev/null http://127.0.0.1:$DESK_PORT/" "${pace[@]}"
