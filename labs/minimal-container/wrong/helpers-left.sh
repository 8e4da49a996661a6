# fails: one-process
# The server is the first process, and syslogd and crond stand beside it with nothing to do.
image 'CMD ["sh", "-c", "mkdir -p /var/log /var/spool/cron/crontabs; syslogd; crond; exec httpd -f -p '"$PORT"' -h /srv/www"]'
replace "$IMAGE"
