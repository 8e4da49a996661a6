# fails: nothing-given-away
# Every name is right, and what is not named is allowed: Docker's own profile is gone.
jq -n "{ defaultAction: \"SCMP_ACT_ALLOW\", syscalls: [{ names: [$CALLS], action: \"SCMP_ACT_ERRNO\" }] }" > "$PROFILE"
replace --security-opt "seccomp=$PROFILE"
serves
