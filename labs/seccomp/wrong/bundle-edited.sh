# fails: modes-refused, others-refused, nothing-given-away
# The runtime's own file says the right thing now, and the filter in the kernel what it said before.
without "[$CALLS]"
replace
bundle=/run/containerd/io.containerd.runtime.v2.task/moby/$(docker inspect -f '{{.Id}}' "$SERVICE")/config.json
jq --slurpfile profile "$PROFILE" '.linux.seccomp = $profile[0]' "$bundle" > /root/config.json
serves
cat /root/config.json > "$bundle"
