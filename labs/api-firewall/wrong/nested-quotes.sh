# fails: only-client, outlives-reload
# As in old guides: quotes within quotes, which the shell takes away. A value with a space ends the rule there.
close_port
firewall-cmd --permanent --add-rich-rule="rule family="ipv4" source address="$CLIENT_ADDRESS" port port="$API_PORT" protocol="tcp" log prefix="docker api" accept" && exit 1
right_board
reload
right_plain
