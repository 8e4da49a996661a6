# fails: found
# What Docker asked for; the kernel was told something else since.
find_out
answer pids "$(docker inspect -f '{{.HostConfig.PidsLimit}}' "$SUBJECT_NAME")"
share
killed
own_group
