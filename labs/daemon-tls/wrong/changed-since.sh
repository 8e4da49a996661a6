# fails: survives-restart
# Right now it is right; after the next restart it is as it was before.
right_all
sleep 0.5
configure "-H fd:// -H tcp://0.0.0.0:$PLAIN_PORT" --tls=false
systemctl daemon-reload
