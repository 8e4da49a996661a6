# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail

guards() {
  local master=seccomp guard
  mountpoint -q /sys/kernel/security || mount -t securityfs none /sys/kernel/security
  for guard in apparmor selinux tomoyo; do
    if grep -qw "$guard" /sys/kernel/security/lsm; then master="$master $guard"; fi
  done
  answer master-guards "$master"
  answer vm-guards "seccomp apparmor tomoyo"
}

filters() {
  answer without-filter "$BARE"
  answer filter-of-holes "$HOLES"
}

# profile [PATH [FLAGS]]: with the rules on standard input, where the machine finds it when it starts
profile() {
  mkdir -p /srv/vm/guest/etc/apparmor.d
  { echo "${1-/srv/$BOARD/cat} ${2-} {"; cat; echo '}'; } > "/srv/vm/guest/etc/apparmor.d/$BOARD"
}
