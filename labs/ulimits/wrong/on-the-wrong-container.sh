# fails: processor-time, file-size
# The figures are right, and the loop turns elsewhere.
collector=()
archive=(--ulimit "nofile=$MANY_FILES" --ulimit "cpu=$CPU_SECONDS" --ulimit "fsize=$bytes")
containers
defaults "$nofile" "$core"
restart
