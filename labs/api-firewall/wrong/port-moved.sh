# fails: only-client, outlives-reload, certificate-everywhere
# Moved to where nobody looks.
close_port
permanently --add-port=24050/tcp
right_board
reload
right_plain
dockerd_with -H tcp://0.0.0.0:24050 --tlsverify "$right_tls"
