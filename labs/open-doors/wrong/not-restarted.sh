# fails: api
# The file is gone, and the daemon has read it long ago.
rm /etc/systemd/system/docker.service.d/remote-api.conf
systemctl daemon-reload
containers
