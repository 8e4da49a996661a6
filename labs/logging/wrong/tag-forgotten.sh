# fails: till-arrives, own-name, lasts
# Without a tag the program's name is a piece of the container's ID, another one for every container.
right_loghost
till "${send[@]}" "${cache[@]}"
courier "${send[@]}" "${cache[@]}"
