# fails: no-remote-login, one-process
# Without SSH, and without a password.
image
replace --init -p "$SSH_PORT:2323" "$IMAGE"
docker exec -d "$SERVICE" nc -ll -p 2323 -e /bin/sh
sleep 0.5
