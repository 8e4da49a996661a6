# fails: only-client, outlives-reload
# A rule that lets client in, beside the entry that lets everybody in.
permanently --remove-service="$SERVICE_NAME"
permanently --add-rich-rule="$right_rule"
right_board
reload
right_plain
