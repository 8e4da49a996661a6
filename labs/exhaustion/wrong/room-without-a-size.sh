# fails: bounded
# A tmpfs, and half of the host's memory in it.
answers
scratch=(--tmpfs /scratch)
again
