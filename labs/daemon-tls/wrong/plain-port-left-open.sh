# fails: plain-port-closed
# The new door is right; a second dockerd keeps the old one "until all clients are moved".
right_all
mkdir -p /var/lib/docker-old
setsid dockerd -H "tcp://0.0.0.0:$PLAIN_PORT" --tls=false --config-file /dev/null --data-root /var/lib/docker-old --exec-root /run/docker-old --pidfile /run/docker-old.pid --bridge none --iptables=false > /var/log/docker-old.log 2>&1 < /dev/null &
for _ in $(seq 60); do curl -s "http://127.0.0.1:$PLAIN_PORT/_ping" > /dev/null && exit 0; sleep 0.5; done
exit 1
