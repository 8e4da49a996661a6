# From the kernel's numbers, bit by bit; the service with one command.
# zh-CN: 从内核的数字逐位读出；服务用一条命令创建。
set -euo pipefail
numbers='CHOWN:0 DAC_OVERRIDE:1 DAC_READ_SEARCH:2 FOWNER:3 FSETID:4 KILL:5 SETGID:6 SETUID:7 SETPCAP:8 LINUX_IMMUTABLE:9
NET_BIND_SERVICE:10 NET_BROADCAST:11 NET_ADMIN:12 NET_RAW:13 IPC_LOCK:14 SYS_CHROOT:18 SYS_PTRACE:19 SYS_ADMIN:21 SYS_NICE:23
MKNOD:27 LEASE:28 AUDIT_WRITE:29 SETFCAP:31'
names_of() {
  local each
  for each in $numbers; do
    if (($1 >> ${each#*:} & 1)); then echo "${each%:*}"; fi
  done
}
for name in "$MORE_NAME" "$LESS_NAME" "$PLAIN_NAME"; do
  set=0x$(awk '/CapBnd/ { print $2 }' "/proc/$(docker inspect -f '{{.State.Pid}}' "$name")/status")
  more=$(names_of $((set & ~0xa80425fb)))
  less=$(names_of $((~set & 0xa80425fb)))
  if [ -n "$more" ]; then answer more "$name"; answer more-what "CAP_$more"; fi
  if [ -n "$less" ]; then answer less "$name"; answer less-what "$less"; fi
done
sum=0
for each in $numbers; do
  case ${each%:*} in "$LOW_CAP" | "$MIDDLE_CAP" | "$HIGH_CAP") sum=$((sum | 1 << ${each#*:})) ;; esac
done
answer number "0x$(printf %x $sum)"
answer needed "$NEED"
docker rm -f "$SERVICE_NAME"
docker run -d --name "$SERVICE_NAME" --restart unless-stopped --cap-drop ALL --cap-add "$NEED" "$SERVICE_IMAGE"
