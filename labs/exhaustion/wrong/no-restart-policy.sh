# fails: seen, neighbour, bounded, refused
# Anew without what it had been made with.
answers
returns=()
again
