# fails: modes-refused, others-refused
# One name of each, from the heads of the manual pages.
without "[\"chmod\", \"$FIRST_CALL\", \"$SECOND_CALL\"]"
replace --security-opt "seccomp=$PROFILE"
serves
