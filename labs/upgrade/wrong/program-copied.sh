# fails: updates-arrive
# The new program in the place of the old one, behind the back of apt and dpkg.
right_live_restore
unhold
for program in dockerd docker-proxy; do
  dpkg-deb --fsys-tarfile /srv/packages/docker.io_26*.deb | tar -xO "./usr/sbin/$program" > "/usr/sbin/$program.new"
  chmod 755 "/usr/sbin/$program.new"
  mv "/usr/sbin/$program.new" "/usr/sbin/$program"
done
systemctl restart docker
