# fails: board-stays
# Client may do everything, and nobody else anything.
permanently --zone=trusted --add-source="$CLIENT_ADDRESS"
firewall-cmd --quiet --set-default-zone=drop
reload
right_plain
