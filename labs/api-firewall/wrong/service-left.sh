# fails: only-client, outlives-reload
# The port is out of the list, and a service opens it with a hundred others.
permanently --remove-port="$API_PORT/tcp"
permanently --add-rich-rule="$right_rule"
right_board
reload
right_plain
