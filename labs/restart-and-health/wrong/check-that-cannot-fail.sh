# fails: health-tells
# Green is a colour.
checked --health-cmd true "${pace[@]}"
