# fails: closed
# Put aside "until we are sure", with all that it had.
again
docker run -d --name "$SERVICE-old" --restart unless-stopped -v "/srv/$SERVICE:/site" -v /etc:/host-etc --security-opt seccomp=unconfined "$IMAGE"
