# fails: files-by-default
# One needs more, so everybody gets it.
archive=()
containers
defaults "\"nofile\": { \"Name\": \"nofile\", \"Soft\": $MANY_FILES, \"Hard\": $MANY_FILES }" "$core"
restart
