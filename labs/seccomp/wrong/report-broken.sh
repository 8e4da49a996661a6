# fails: service-works
# What was in the old profile is kept.
without "[$CALLS, \"statfs\"]"
replace --security-opt "seccomp=$PROFILE"
serves
