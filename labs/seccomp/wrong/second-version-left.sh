# fails: modes-refused
# A list from before Linux 6.6 does not know fchmodat2.
without "$(jq -nc "[$CALLS] - [\"fchmodat2\"]")"
replace --security-opt "seccomp=$PROFILE"
serves
