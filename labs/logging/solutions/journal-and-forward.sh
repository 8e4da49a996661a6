# Docker writes to the journal; master's own rsyslog forwards, keeps what can't be sent, and writes no copy.
# zh-CN: Docker 写入 journal；由 master 自己的 rsyslog 转发，发不出去的先存着，不另写副本。
set -euo pipefail
ssh loghost bash -s <<END
set -euo pipefail
mkdir -p $LOG_ROOT
cat > /etc/rsyslog.d/10-containers.conf <<'CONF'
module(load="imptcp")
template(name="perProgram" type="string" string="$LOG_ROOT/%HOSTNAME:::secpath-replace%/%PROGRAMNAME:::secpath-replace%.log")
ruleset(name="containers") {
  action(type="omfile" dynaFile="perProgram")
}
input(type="imptcp" port="$LOG_PORT" ruleset="containers")
CONF
systemctl enable --quiet rsyslog
systemctl restart rsyslog
firewall-cmd --quiet --permanent --new-service=containerlogs
firewall-cmd --quiet --permanent --service=containerlogs --add-port=$LOG_PORT/tcp
firewall-cmd --quiet --permanent --add-service=containerlogs
firewall-cmd --quiet --reload
END
cat > /etc/rsyslog.d/10-forward.conf <<END
if \$programname == ["$TILL_NAME", "$COURIER_NAME"] then {
  action(type="omfwd" target="loghost" port="$LOG_PORT" protocol="tcp" action.resumeRetryCount="-1"
    action.resumeInterval="2" queue.type="LinkedList" queue.filename="to-loghost" queue.maxDiskSpace="20m"
    queue.saveOnShutdown="on")
  stop
}
END
systemctl restart rsyslog
mkdir -p /etc/docker
echo '{ "log-driver": "journald", "log-opts": { "tag": "{{.Name}}" } }' > /etc/docker/daemon.json
systemctl restart docker
docker rm -f "$TILL_NAME" "$COURIER_NAME" > /dev/null
docker run -d --name "$TILL_NAME" --restart unless-stopped -p "$TILL_PORT:80" "lab/$TILL_NAME"
docker run -d --name "$COURIER_NAME" --restart unless-stopped -p "$COURIER_PORT:80" "lab/$COURIER_NAME"
