# fails: certificate-everywhere
# The door without TLS, where only containers can see it.
right_firewall
sed -i 's/^ListenStream=.*/ListenStream=172.17.0.1:'"$PLAIN_PORT"'/' /etc/systemd/system/docker-plain.socket
systemctl daemon-reload
systemctl stop docker-plain.service
systemctl restart docker-plain.socket
