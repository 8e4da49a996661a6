# fails: found, outdated
# All is mended; what is told about it came from somebody else's lab.
dockerfile | build "$IMAGE"
run "$IMAGE"
answer token anchor-123456abcdef
answer package postbox 9.9.9
