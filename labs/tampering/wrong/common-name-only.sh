# fails: tls
# Nobody reads the common name any more.
run "$IMAGE@$good"
certificate
{ configuration "127.0.0.1:$OWN_PORT"; with_tls; } > "$conf/config.yml"
serve
right_trust
