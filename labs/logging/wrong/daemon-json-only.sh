# fails: till-arrives, own-name, bounded, lasts
# A driver in daemon.json is for containers that are made from now on; these two were made before.
right_loghost
mkdir -p /etc/docker
cat > /etc/docker/daemon.json <<END
{
  "log-driver": "syslog",
  "log-opts": {
    "syslog-address": "udp://loghost:$LOG_PORT", "syslog-format": "rfc3164", "tag": "{{.Name}}",
    "cache-max-size": "2m", "cache-max-file": "3"
  }
}
END
systemctl restart docker
