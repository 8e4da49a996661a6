# fails: closed
# Somebody else, who owns the pages now.
chown -R 10001 "/srv/$SERVICE"
site=(-v "/srv/$SERVICE:/site")
again
