# fails: health-tells
# A pipe's status is that of its last command.
checked --health-cmd "wget -q -T 1 -O - $url | head -n 1" "${pace[@]}"
