# fails: only-client, outlives-reload
# A list of those who may not, instead of one who may.
permanently --add-rich-rule="rule family=ipv4 source address=$STRANGER_ADDRESS port port=$API_PORT protocol=tcp reject"
right_board
reload
right_plain
