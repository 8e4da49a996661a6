# fails: filters-found, board-confined
# All is allowed but the key; the next secret is not on the list. And the two containers are mixed up.
profile <<END
  deny /etc/$VAULT/** r,
  /** mr,
END
vm start
guards
answer without-filter "$HOLES"
answer filter-of-holes "$BARE"
