# fails: tls
# Another port has TLS; where everybody goes, nothing has changed.
run "$IMAGE@$good"
certificate -addext "$right_name"
{ configuration 127.0.0.1:5443; with_tls; } > "$conf/tls.yml"
chown docker-registry "$conf/tls.yml"
systemd-run --quiet --unit registry-tls -p User=docker-registry docker-registry serve "$conf/tls.yml"
right_trust
