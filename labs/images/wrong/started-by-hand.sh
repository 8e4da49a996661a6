# fails: registry-tls, registry-login
# It works until the next reboot.
right_all
deliver "systemctl disable --now docker-registry; setsid runuser -u docker-registry docker-registry serve $conf/config.yml > /dev/null 2>&1 < /dev/null & sleep 0.3"
