# fails: outlives-reload
# Right until the next reload.
firewall-cmd --quiet --remove-port="$API_PORT/tcp"
firewall-cmd --quiet --remove-service="$SERVICE_NAME"
firewall-cmd --quiet --add-rich-rule="$right_rule"
right_board
right_plain
