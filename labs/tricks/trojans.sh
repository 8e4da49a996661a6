# ends: fail
# Programs that say that all is well, first in PATH and over the real ones too. What speaks here is bash,
# because sh is among them.
programs='docker iptables iptables-save nft sh cat ss curl openssl systemctl'

play() {
  mkdir -p /opt/trojans
  printf '%s\n' '#!/bin/bash' "echo 'all is well'" > /opt/trojans/any
  chmod 755 /opt/trojans/any
  local program path
  for program in $programs; do
    path=$(readlink -f "$(command -v "$program")")
    cp /opt/trojans/any "/usr/local/sbin/$program"
    mount --bind /opt/trojans/any "$path"
    echo "$path" >> /opt/trojans/covered
  done
  test "$(docker ps)" = 'all is well'
  test "$(/usr/bin/ss -ltnp)" = 'all is well'
  test "$(/bin/sh -c 'exit 1')" = 'all is well'
}

undo() {
  local program path
  while read -r path; do umount "$path"; done < /opt/trojans/covered
  for program in $programs; do rm "/usr/local/sbin/$program"; done
  rm -r /opt/trojans
}
