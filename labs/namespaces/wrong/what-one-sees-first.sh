# fails: shared, inside
# They have the same hostname, so they share uts; and an address that everybody has.
answer pair "$TWIN $LENDER"
answer kind uts
answer address "$(nsenter -t "$(first "$MUTE")" -n hostname -i 2>/dev/null | grep -o '127[0-9.]*' || echo 127.0.0.1)"
join
anew PAGE
anew CLOCK
