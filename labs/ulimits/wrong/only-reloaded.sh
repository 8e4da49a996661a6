# fails: files-by-default, no-core-dumps
# A reload takes up some settings, and these are not among them.
containers
defaults "$nofile" "$core"
systemctl reload docker
sleep 2
docker restart "$PAGE_NAME"
