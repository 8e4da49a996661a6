# fails: exactly
# It had that one before, and the thirteen others still.
find_out
count
needed
replace --cap-add "$NEED"
