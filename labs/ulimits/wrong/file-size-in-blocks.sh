# fails: file-size
# As a shell's ulimit -f would count.
collector=(--ulimit "cpu=$CPU_SECONDS" --ulimit "fsize=$((FILE_MB * 1024))")
containers
defaults "$nofile" "$core"
restart
