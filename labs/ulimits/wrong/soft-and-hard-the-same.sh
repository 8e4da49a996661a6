# fails: files-by-default
# Nobody can raise it, though they should be able to.
containers
defaults "\"nofile\": { \"Name\": \"nofile\", \"Soft\": $SOFT_FILES, \"Hard\": $SOFT_FILES }" "$core"
restart
