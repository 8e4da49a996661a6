# fails: board-confined
# The path of a program that is not the one that runs.
profile /bin/cat <<END
  /srv/$BOARD/cat mr,
  /srv/$BOARD/public/** r,
END
vm start
guards
filters
