# A driver per container, over UDP, in a file that is named by hand; nothing is kept on master.
# zh-CN: 按容器设置驱动，走 UDP，文件名手工指定；master 上什么也不留。
set -euo pipefail
ssh loghost bash -s <<END
set -euo pipefail
cat > /etc/rsyslog.d/containers.conf <<'CONF'
module(load="imudp")
input(type="imudp" port="$LOG_PORT" ruleset="remote")
ruleset(name="remote") {
  if \$programname == "$TILL_NAME" then { action(type="omfile" file="$LOG_ROOT/master/$TILL_NAME.log") }
  else if \$programname == "$COURIER_NAME" then { action(type="omfile" file="$LOG_ROOT/master/$COURIER_NAME.log") }
  else { action(type="omfile" file="$LOG_ROOT/others.log") }
}
CONF
systemctl enable --quiet --now rsyslog
systemctl restart rsyslog
firewall-cmd --quiet --permanent --add-port=$LOG_PORT/udp
firewall-cmd --quiet --reload
END
run() {
  docker rm -f "$1" > /dev/null
  docker run -d --name "$1" --restart always -p "$2:80" --log-driver syslog --log-opt "syslog-address=udp://loghost:$LOG_PORT" \
    --log-opt "tag=$1" --log-opt syslog-format=rfc5424micro --log-opt cache-disabled=true "lab/$1"
}
run "$TILL_NAME" "$TILL_PORT"
run "$COURIER_NAME" "$COURIER_PORT"
