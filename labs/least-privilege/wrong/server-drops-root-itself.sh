# fails: no-capabilities
# Nobody serves, but what is needed to become nobody is needed to become anybody.
replace $capabilities --cap-add SETUID --cap-add SETGID $privileges $publish "$IMAGE" \
  httpd -f -p "$PORT" -h /srv/www -u nobody
serves
