# fails: processor-time, file-size
# It holds until the container starts again.
collector=()
containers
defaults "$nofile" "$core"
restart
prlimit --pid "$(docker inspect -f '{{.State.Pid}}' "$COLLECTOR_NAME")" --cpu="$CPU_SECONDS" --fsize="$bytes"
