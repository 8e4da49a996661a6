# fails: exactly
# As safe as can be, and it does not do its work any more.
find_out
count
needed
replace --cap-drop ALL
