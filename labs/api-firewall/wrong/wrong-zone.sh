# fails: only-client, outlives-reload
# The rule stands in a zone that nothing from the network comes to.
close_port
permanently --zone=internal --add-rich-rule="$right_rule"
right_board
reload
right_plain
