# fails: log
# Nothing grows, and nobody will ever know.
log=(--log-driver none)
again
