# fails: guards-found, board-confined
# The right profile, and nobody enforces it. And what is built into the kernel, for what is at work.
profile "/srv/$BOARD/cat" 'flags=(complain)' <<END
  /srv/$BOARD/cat mr,
  /srv/$BOARD/public/** r,
END
vm start
guards
answer vm-guards "seccomp apparmor selinux tomoyo"
filters
