# fails: own-namespaces, no-docker-socket, not-root, no-capabilities, no-new-privileges
# A page, but not this one.
replace $user $capabilities $privileges $publish bulkhead/shell httpd -f -p "$PORT" -h /etc
