# fails: own-group
# The right numbers, on the group that systemd gave to the service: not the one that was asked for.
find_out
share
killed
systemctl set-property "$SERVICE_NAME.service" "TasksMax=$GROUP_PIDS" "MemoryMax=${GROUP_MB}M"
