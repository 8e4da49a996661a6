# fails: needed
# A guess.
find_out
count
answer needed "$other"
exactly
