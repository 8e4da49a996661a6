# fails: files-by-default, no-core-dumps, files-for-one, processor-time, file-size
# Created anew without what they had been created with.
returns=()
defaults "$nofile" "$core"
restart
containers
