# A named profile with the abstractions, loaded into the machine while it runs; guards in capitals and with others beside them.
# zh-CN: 有名字、用到 abstractions 的配置文件，在虚拟机运行时加载；机制名用大写，并和其他的写在一起。
set -euo pipefail
vm start --memory 160
cat > /root/board.profile <<END
abi <abi/4.0>,
include <tunables/global>

profile notices /srv/$BOARD/{cat,tac} flags=(attach_disconnected) {
  include <abstractions/consoles>
  deny /etc/$VAULT/** rw,
  /srv/$BOARD/{cat,tac} mr,
  owner /srv/$BOARD/public/* r,
}
END
vm put /root/board.profile /tmp/board.profile
vm run apparmor_parser --replace /tmp/board.profile
mountpoint -q /sys/kernel/security || mount -t securityfs none /sys/kernel/security
answer master-guards "SECCOMP, $(cat /sys/kernel/security/lsm)"
answer vm-guards "AppArmor and TOMOYO; seccomp too"
for name in $(docker ps --format '{{.Names}}'); do
  pid=$(docker inspect -f '{{.State.Pid}}' "$name")
  if grep -q '^Seccomp:.*0' "/proc/$pid/status"; then answer without-filter "$name"
  elif docker inspect -f '{{.HostConfig.SecurityOpt}}' "$name" | grep -q SCMP_ACT_ALLOW; then answer filter-of-holes "$name"; fi
done
