# fails: image-minimal
# One layer, without secrets, and with all the libraries of a program that is gone.
docker export "$SERVICE" | tar x
rm -rf etc/ssh etc/shadow usr/sbin usr/lib/openssh usr/local/bin/su .dockerenv
tar c --exclude=./Dockerfile . | docker import -c 'ENV PATH=/bin' -c "CMD $foreground" - "$IMAGE"
replace --init "$IMAGE"
