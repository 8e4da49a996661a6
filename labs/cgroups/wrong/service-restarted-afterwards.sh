# fails: own-group
# systemd puts what it starts where it always does.
find_out
share
killed
own_group
systemctl restart "$SERVICE_NAME"
timeout 20 bash -c "until curl -s http://127.0.0.1:$SERVICE_PORT/; do sleep 0.1; done"
