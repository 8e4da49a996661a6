# fails: clean, updated
# Nothing calls; the image is what it was, for whoever forgets the option.
run --entrypoint httpd "$IMAGE" -f -p 80 -h /srv/www
