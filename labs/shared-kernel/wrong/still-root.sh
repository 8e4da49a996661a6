# fails: closed
# Read-only keeps root from writing, and from nothing else.
user=()
again
