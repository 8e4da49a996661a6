# fails: service-works
without "[$CALLS]"
replace --restart no --security-opt "seccomp=$PROFILE"
serves
