# fails: files-by-default, no-core-dumps, files-for-one, processor-time, file-size
# The check of the file says OK, and then nothing starts any more.
containers
defaults "\"nofile\": { \"Soft\": $SOFT_FILES, \"Hard\": $HARD_FILES }" "$core"
dockerd --validate --config-file /etc/docker/daemon.json
restart
