# fails: bounded
# The lines are sent away, and Docker keeps up to 100 MB of them per container all the same.
right_loghost
till "${send[@]}" "${tag[@]}"
courier "${send[@]}" "${tag[@]}"
