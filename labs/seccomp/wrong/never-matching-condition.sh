# fails: modes-refused, others-refused
# Refused only where the first argument is a number that no path and no file ever has.
without "[$CALLS]"
jq ".syscalls += [{ names: [$CALLS], action: \"SCMP_ACT_ALLOW\", args: [{ index: 0, value: 123456789, op: \"SCMP_CMP_NE\" }] }]" "$PROFILE" > /root/some.json
replace --security-opt seccomp=/root/some.json
serves
