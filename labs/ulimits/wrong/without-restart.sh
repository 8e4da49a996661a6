# fails: files-by-default, no-core-dumps
# The file is right, and the daemon read another one when it started.
containers
defaults "$nofile" "$core"
