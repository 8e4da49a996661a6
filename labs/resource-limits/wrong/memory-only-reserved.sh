# fails: memory
# A reservation is what one hopes for when memory is short, not a limit.
memory=(--memory-reservation "${MEMORY_MB}m")
again
