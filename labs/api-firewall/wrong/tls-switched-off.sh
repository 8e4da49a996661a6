# fails: only-client, outlives-reload, certificate-everywhere
# Behind the firewall one does not need TLS, they say.
right_firewall
right_plain
dockerd_with -H "tcp://0.0.0.0:$API_PORT" --tls=false
