# fails: modes-refused, others-refused
# "Let us first see who does it."
without "[$CALLS]"
jq ".syscalls += [{ names: [$CALLS], action: \"SCMP_ACT_LOG\" }]" "$PROFILE" > /root/logged.json
replace --security-opt seccomp=/root/logged.json
serves
