# fails: log
# Each file is as big as all of them may be.
log=(--log-opt "max-size=${LOG_MB}m" --log-opt max-file=5)
again
