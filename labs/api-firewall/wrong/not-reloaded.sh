# fails: only-client, outlives-reload
# All is written down for the next reload, which does not come.
close_port
permanently --add-rich-rule="$right_rule"
right_board
right_plain
