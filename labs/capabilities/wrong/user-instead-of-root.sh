# fails: exactly
# --cap-add raises the ceiling; who is not root gets nothing from that.
find_out
count
needed
replace --user 10001 --cap-drop ALL --cap-add "$NEED"
