# fails: modes-refused, others-refused, nothing-given-away
# The daemon has a good default, and the container an option that is stronger.
without "[$CALLS]"
mkdir -p /etc/docker
jq -n --arg profile "$PROFILE" '{ "seccomp-profile": $profile }' > /etc/docker/daemon.json
systemctl restart docker
replace --security-opt seccomp=unconfined
serves
