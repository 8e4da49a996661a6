# fails: log
# The default is for containers that are created afterwards; a restart changes nothing in this one.
log=()
again
printf '{ "log-opts": { "max-size": "%sm" } }\n' "$LOG_MB" > /etc/docker/daemon.json
systemctl restart docker
