# fails: others-refused
# All that a 64-bit program can call, while the profile lets 32-bit programs in.
without "$(jq -nc "[$CALLS] - [$CALLS_OF32]")"
replace --security-opt "seccomp=$PROFILE"
serves
