# fails: tls
# The key is gone from the file, and the daemon that runs keeps the exception.
run "$IMAGE@$good"
right_registry
install -D -m 644 "$conf/tls/server.crt" "$trust/ca.crt"
echo '{}' > /etc/docker/daemon.json
systemctl reload docker
sleep 0.5
