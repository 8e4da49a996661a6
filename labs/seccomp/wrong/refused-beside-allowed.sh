# fails: modes-refused, others-refused
# A rule that refuses, before the one that allows: it says what the default says and is left out for that.
docker_profile "$own"
jq ".syscalls |= [{ names: [$CALLS], action: \"SCMP_ACT_ERRNO\" }] + . + [{ names: [$CALLS], action: \"SCMP_ACT_ERRNO\", errnoRet: 13 }]" "$own" > "$PROFILE"
replace --security-opt "seccomp=$PROFILE"
serves
