# fails: own-name
# Not the socket, but the folder that it is in.
right_loghost
right_till
courier "${right_logs[@]}" -v /run/systemd:/systemd:ro
