# fails: no-remote-login, one-process, image-minimal, admin-by-exec
# The image is right, and the container is the one of before.
image
docker restart -t 1 "$SERVICE"
