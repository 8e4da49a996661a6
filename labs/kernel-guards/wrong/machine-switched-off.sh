# fails: guards-found, board-confined
# Nobody reads anything on a machine that does not run.
profile <<END
  /srv/$BOARD/cat mr,
  /srv/$BOARD/public/** r,
END
guards
filters
