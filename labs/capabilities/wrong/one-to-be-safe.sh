# fails: exactly
# One more, in case it is needed some day.
find_out
count
needed
replace --cap-drop ALL --cap-add "$NEED" --cap-add "$other"
