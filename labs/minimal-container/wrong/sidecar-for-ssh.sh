# fails: no-remote-login
# One program per container: so sshd has one of its own, in the network of the first.
image
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --init --restart unless-stopped -p "$PORT:$PORT" -p "$SSH_PORT:22" "$IMAGE"
docker run -d --name "$SERVICE-ssh" --restart unless-stopped --network "container:$SERVICE" lab/old /usr/sbin/sshd -D
