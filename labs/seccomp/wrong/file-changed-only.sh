# fails: modes-refused, others-refused, nothing-given-away, service-works
# The daemon read the file when the container was made, and not since.
without "[$CALLS]"
docker restart "$SERVICE"
serves
