# fails: modes-refused, others-refused, nothing-given-away, service-works
# What does not run makes no calls.
without "[$CALLS]"
replace --security-opt "seccomp=$PROFILE"
docker stop "$SERVICE"
