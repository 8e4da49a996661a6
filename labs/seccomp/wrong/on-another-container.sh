# fails: modes-refused, others-refused, nothing-given-away, service-works
without "[$CALLS]"
docker run -d --name "$SERVICE-safe" --restart unless-stopped --publish 7999:8080 --security-opt "seccomp=$PROFILE" "$IMAGE"
serves
