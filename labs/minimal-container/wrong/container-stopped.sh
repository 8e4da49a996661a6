# fails: no-remote-login, one-process, image-minimal, admin-by-exec
# Nobody logs in to what does not run.
image
replace --init "$IMAGE"
docker stop -t 1 "$SERVICE"
