# fails: cpu
# Shares divide what others want at the same time; alone, it still gets everything.
cpu=(--cpu-shares 256 --cpuset-cpus "$PINNED_CPU")
again
