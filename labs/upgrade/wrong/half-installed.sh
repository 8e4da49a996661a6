# fails: updates-arrive
# Unpacked and never configured.
right_live_restore
unhold
dpkg --unpack /srv/packages/docker.io_26*.deb /srv/packages/docker-cli_26*.deb
systemctl daemon-reload
systemctl restart docker
