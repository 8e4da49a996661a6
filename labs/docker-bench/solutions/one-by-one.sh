# Each check looked up, then both containers anew.
# zh-CN: 逐项核对，然后重新创建两个容器。
set -euo pipefail
passes='2.2'
[ "$LEDGER_MOUNT" != /root ] || passes="$passes 5.6"
[ "$LEDGER_RESTART" != always ] || passes="$passes 5.15"
warnings='5.12'
[ "$QUAY_PORT" != 1024 ] || warnings="$warnings, 5.8"
answer false-passes "$passes"
answer false-warnings "$warnings"
systemctl restart docker
docker rm -f ledger quay
limits=(--memory 64m --memory-swap 64m --pids-limit 50 --cpus 0.5 --read-only --restart on-failure:5)
docker run -d --name ledger "${limits[@]}" -p "$LEDGER_PORT:8080" lab/page:1
docker run -d --name quay "${limits[@]}" -p 8443:8080 lab/page:1
