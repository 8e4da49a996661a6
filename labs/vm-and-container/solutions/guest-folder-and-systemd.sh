# The stranger lies where the machine finds it at every start; the machine is started by systemd, the container only stopped.
# zh-CN: 陌生程序放在虚拟机每次启动都会找到的地方；虚拟机由 systemd 启动，容器只是停止。
set -euo pipefail
docker update --restart no "$STRANGER"
docker stop "$STRANGER"
mkdir -p /srv/vm/guest/www
cp -r "/srv/$STRANGER/cgi-bin" /srv/vm/guest/www/
sed -i "s/^VM_MEMORY=.*/VM_MEMORY=$VM_MEMORY/" /srv/vm/vm.conf
systemctl start vm
docker run -tid --restart always --name "$CONTAINER" --stop-signal KILL bulkhead/shell
until curl -sf --max-time 2 "http://127.0.0.1:$VM_PORT/cgi-bin/answers" -o /root/vm.json; do sleep 0.5; done
answer vm-kernel "$(vm run uname -a)"
answer container-kernel "$(uname -r)"
answer renewed-with-master "the container"
answer vm-boot "$(jq .bootSeconds /root/vm.json | awk '{ printf "%d ms", $1 * 1000 }')"
pid=$(systemctl show --property MainPID --value vm)
answer vm-cost "$(awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$pid/status")"
answer container-cost "1 MB"
