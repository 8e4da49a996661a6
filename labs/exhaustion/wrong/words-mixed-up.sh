# fails: seen, neighbour, refused
# Somebody else's words, and one's own in the wrong places.
answers
again
answer memory "$KILLED_WORD"
answer no-process "$ROOM_WORD"
answer killed heron-12345
