# fails: file-size
# It is bytes that the kernel counts.
collector=(--ulimit "cpu=$CPU_SECONDS" --ulimit "fsize=$FILE_MB")
containers
defaults "$nofile" "$core"
restart
