# fails: engine-upgraded, till-kept, updates-arrive
# docker version says 26.1 in its first lines.
right_live_restore
unhold
dpkg-deb --fsys-tarfile /srv/packages/docker-cli_26*.deb | tar -xO ./usr/bin/docker > /usr/local/bin/docker
chmod 755 /usr/local/bin/docker
/usr/local/bin/docker version -f '{{.Client.Version}}' | grep -q ^26
systemctl restart docker
