# fails: guards-found, board-confined
# As safe as can be: the board can't even read its notice. And the list of another machine, out of a book.
profile <<END
  /srv/$BOARD/cat mr,
END
vm start
answer master-guards "apparmor"
answer vm-guards "none"
filters
