# A network of its own, nothing to write to, and each capability by its name.
# zh-CN: 自己的网络，没有可写的地方，每项能力逐一点名。
set -euo pipefail
docker stop -t 1 "$SERVICE" && docker rm "$SERVICE"
docker network create "$SERVICE-net"
drop=()
for name in AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT; do
  drop+=(--cap-drop "$name")
done
docker create --name "$SERVICE" --restart unless-stopped --network "$SERVICE-net" --read-only \
  --user nobody "${drop[@]}" --security-opt no-new-privileges:true \
  -p "$MASTER_ADDRESS:$PORT:$PORT" "$IMAGE"
docker start "$SERVICE"
