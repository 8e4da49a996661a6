# fails: memory
# Docker gives as much swap on top.
memory=(--memory "${MEMORY_MB}m")
again
