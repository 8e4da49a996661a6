# fails: not-root, no-capabilities
# The server gives root up; the shell that started it does not.
replace $capabilities --cap-add SETUID --cap-add SETGID $privileges $publish "$IMAGE" \
  sh -c "httpd -f -p $PORT -h /srv/www -u nobody; true"
serves
