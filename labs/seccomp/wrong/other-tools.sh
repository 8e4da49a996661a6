# fails: modes-refused, others-refused
# Good things, all of them, and none of them refuses a call: who owns a file may change it.
replace --cap-drop ALL --security-opt no-new-privileges --read-only --tmpfs /tmp
serves
