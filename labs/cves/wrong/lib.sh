# Put before every wrong answer: the right ones, so that each script shows only what is wrong with it.
set -euo pipefail
version() {
  curl -s --unix-socket /run/docker.sock http://localhost/version | jq -r ".Components[] | select(.Name == \"$1\").Version" | grep -o '^[0-9.]*[0-9]'
}
installed() {
  dpkg-query -W -f '${Version}' "$1"
}
answer engine "$(version Engine)"
answer containerd "$(version containerd)"
answer runc "$(version runc)"

# verdict CVE: by the list of this exercise, in which only these were mended later than what Debian 13 has
verdict() {
  case $1 in
    cve-2026-34040 | cve-2024-25621 | cve-2024-40635 | cve-2025-*) echo open ;;
    *) echo fixed ;;
  esac
}
for each in "$FIRST_CVE" "$SECOND_CVE" "$THIRD_CVE"; do
  answer "$each" "$(verdict "$each")"
done
answer docker-package "$(installed docker.io)"
answer runc-package "$(installed runc)"
patched=$(dpkg-query -W -f '${Package} ${Version}\n' docker.io containerd runc | grep -e '[+~]deb[0-9]*u' | cut -d' ' -f1 | paste -s -d' ') || true
answer patched "${patched:-none}"
