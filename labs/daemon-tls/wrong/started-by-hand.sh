# fails: survives-restart
# It works until the terminal or the machine is closed.
right_certificates
give_client ca client
systemctl stop docker.service docker.socket
setsid /usr/sbin/dockerd -H unix:///run/docker.sock -H "tcp://0.0.0.0:$TLS_PORT" $right_tls > /var/log/dockerd.log 2>&1 < /dev/null &
for _ in $(seq 60); do docker version > /dev/null 2>&1 && exit 0; sleep 0.5; done
exit 1
