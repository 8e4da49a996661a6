# fails: files-by-default
# The container that was looked at has it. The next one has not.
containers
defaults "$core"
restart
anew page "$PAGE_NAME" --ulimit "nofile=$SOFT_FILES:$HARD_FILES"
