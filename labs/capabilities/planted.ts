/** Where the service listens, inside. */
export const PORT = 8080
/** Somebody else's number, who owns the files that are not the service's. */
export const STRANGER = 1234

/**
 * What the service does for each visitor, and the one capability that it takes: root without it is refused. In $box,
 * a folder of root's; `ledger` and `shared` in it are planted by setup. None leaves anything behind.
 */
export const needs: Record<string, string> = {
  CHOWN: `touch $box/parcel && chown ${STRANGER}:${STRANGER} $box/parcel`,
  DAC_OVERRIDE: 'echo entry > $box/ledger',
  FOWNER: 'chmod 640 $box/ledger && chmod 600 $box/ledger',
  FSETID: 'chmod 775 $box/shared && chmod 2775 $box/shared && test -g $box/shared',
  MKNOD: 'rm -f $box/zero && mknod $box/zero c 1 5',
  NET_RAW: "arping -q -f -c 1 -w 3 -I eth0 $(ip route | sed -n 's/^default via \\([0-9.]*\\).*/\\1/p')",
  SYS_CHROOT: 'chroot / true',
}

/** The service itself: one step, and what it says of it. `once` does it without serving. */
export const workOf = (step: string, word: string): string => `#!/bin/sh
box=/srv/box
work() {
  if ${step}; then
    rm -f $box/parcel $box/zero
    echo 'done: ${word}'
  else
    echo 'refused'
    return 1
  fi
}
if [ "$1" = once ]; then work; exit; fi
printf 'Content-Type: text/plain\\r\\n\\r\\n'
work 2>&1
`
