# fails: nothing-given-away
# What Docker allows depends on the capabilities: the profile was taken from a container that had one more.
docker_profile "$own" --cap-add SYS_ADMIN
jq ".syscalls[].names -= [$CALLS]" "$own" > "$PROFILE"
replace --security-opt "seccomp=$PROFILE"
serves
