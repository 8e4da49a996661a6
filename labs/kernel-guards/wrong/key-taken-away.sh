# fails: board-confined
# Confined, and the key that others need is gone.
profile <<END
  /srv/$BOARD/cat mr,
  /srv/$BOARD/public/** r,
END
rm "/srv/vm/guest/etc/$VAULT/key"
vm start
guards
filters
