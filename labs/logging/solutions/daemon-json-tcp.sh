# The driver for all new containers in daemon.json, over TCP; both containers made anew.
# zh-CN: 在 daemon.json 里为所有新容器设置驱动，走 TCP；两个容器都重新创建。
set -euo pipefail
ssh loghost bash -s <<END
set -euo pipefail
cat > /etc/rsyslog.d/10-containers.conf <<'CONF'
module(load="imtcp")
template(name="perProgram" type="string" string="$LOG_ROOT/%HOSTNAME:::secpath-replace%/%PROGRAMNAME:::secpath-replace%.log")
ruleset(name="containers") {
  action(type="omfile" dynaFile="perProgram")
}
input(type="imtcp" port="$LOG_PORT" ruleset="containers")
CONF
systemctl enable --quiet rsyslog
systemctl restart rsyslog
for scope in --permanent ''; do
  firewall-cmd --quiet \$scope --add-rich-rule='rule family=ipv4 source address=$MASTER_ADDRESS port port=$LOG_PORT protocol=tcp accept'
done
END
mkdir -p /etc/docker
cat > /etc/docker/daemon.json <<END
{
  "log-driver": "syslog",
  "log-opts": {
    "syslog-address": "tcp://loghost:$LOG_PORT",
    "syslog-format": "rfc3164",
    "tag": "{{.Name}}",
    "mode": "non-blocking",
    "cache-max-size": "2m",
    "cache-max-file": "3"
  }
}
END
systemctl restart docker
docker rm -f "$TILL_NAME" "$COURIER_NAME" > /dev/null
docker run -d --name "$TILL_NAME" --restart unless-stopped -p "$TILL_PORT:80" "lab/$TILL_NAME"
docker run -d --name "$COURIER_NAME" --restart unless-stopped -p "$COURIER_PORT:80" "lab/$COURIER_NAME"
