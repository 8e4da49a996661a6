# ends: fail
# Aliases and functions for every shell, interactive or not.
play() {
  cat > /etc/trick-functions <<'END'
docker() { echo '[]'; }
ss() { echo 'State Recv-Q Send-Q Local Address:Port Peer Address:Port'; }
iptables() { :; }
cat() { echo 'all is well'; }
alias docker='echo []' ss='echo nothing' curl='echo refused'
END
  cp /etc/bash.bashrc /etc/bash.bashrc.kept
  sed -i '1i . /etc/trick-functions' /etc/bash.bashrc
  cp /etc/trick-functions /etc/profile.d/trick.sh
  echo 'BASH_ENV=/etc/trick-functions' >> /etc/environment
  test "$(bash -lc 'docker ps -q')" = '[]'
}

undo() {
  mv /etc/bash.bashrc.kept /etc/bash.bashrc
  rm /etc/trick-functions /etc/profile.d/trick.sh
  sed -i '/^BASH_ENV=/d' /etc/environment
}
