# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail

write='action(type="omfile" dynaFile="perProgram")'

# collect [RULES]: rsyslog on loghost takes lines in over UDP and does with them what the rules say
collect() {
  local rules=${1:-$write}
  ssh loghost 'cat > /etc/rsyslog.d/10-containers.conf' <<END
module(load="imudp")
template(name="perProgram" type="string" string="$LOG_ROOT/%HOSTNAME:::secpath-replace%/%PROGRAMNAME:::secpath-replace%.log")
ruleset(name="containers") {
  $rules
}
input(type="imudp" port="$LOG_PORT" ruleset="containers")
END
  ssh -n loghost systemctl restart rsyslog
}

right_start() { ssh -n loghost systemctl enable --quiet rsyslog; }

# opened SCOPE...: the firewall of loghost, for master only
opened() {
  local scope rule="rule family=ipv4 source address=$MASTER_ADDRESS port port=$LOG_PORT protocol=udp accept"
  for scope in "$@"; do
    ssh -n loghost "firewall-cmd --quiet ${scope#--runtime} --add-rich-rule='$rule'"
  done
}

right_loghost() {
  collect
  right_start
  opened --runtime --permanent
}

send=(--log-driver syslog --log-opt "syslog-address=udp://loghost:$LOG_PORT" --log-opt syslog-format=rfc3164)
tag=(--log-opt 'tag={{.Name}}')
cache=(--log-opt cache-max-size=2m --log-opt cache-max-file=3)
right_logs=("${send[@]}" "${tag[@]}" "${cache[@]}")

# till OPTION... and courier OPTION...: made anew with these
till() {
  docker rm -f "$TILL_NAME" > /dev/null
  docker run -d --name "$TILL_NAME" --restart unless-stopped -p "$TILL_PORT:80" "$@" "lab/$TILL_NAME"
}

courier() {
  docker rm -f "$COURIER_NAME" > /dev/null
  docker run -d --name "$COURIER_NAME" --restart unless-stopped -p "$COURIER_PORT:80" "$@" "lab/$COURIER_NAME"
}

right_till() { till "${right_logs[@]}"; }
right_courier() { courier "${right_logs[@]}"; }
right_services() {
  right_till
  right_courier
}
