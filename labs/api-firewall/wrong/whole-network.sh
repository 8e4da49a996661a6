# fails: only-client, outlives-reload
# Client's address, and its neighbours' as well.
close_port
permanently --add-rich-rule="rule family=ipv4 source address=${CLIENT_ADDRESS%.*}.0/24 port port=$API_PORT protocol=tcp accept"
right_board
reload
right_plain
