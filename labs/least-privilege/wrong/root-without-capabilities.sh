# fails: not-root
# Root without capabilities still owns root's files, and what is mounted.
replace $capabilities $privileges $publish "$IMAGE"
serves
