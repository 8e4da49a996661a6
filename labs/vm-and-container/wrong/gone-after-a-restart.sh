# fails: both-run, stranger-moved
# The container runs now; the stranger works in the machine, and beside it as before.
machine
docker run -d --name "$CONTAINER" --stop-signal KILL bulkhead/shell sleep infinity
kernels
cost
vm put "/srv/$STRANGER/cgi-bin/$STRANGER" "/www/cgi-bin/$STRANGER"
