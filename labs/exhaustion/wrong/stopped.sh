# fails: seen, neighbour, bounded, refused
# What does not run takes nothing.
answers
again
docker stop "$HOG"
