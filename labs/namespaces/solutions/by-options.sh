# Numbers from /proc, and every container with the options that say it.
# zh-CN: 从 /proc 取编号，每个容器都用对应的选项创建。
set -euo pipefail
first() { docker inspect -f '{{.State.Pid}}' "$1"; }
for kind in ipc net pid; do
  for name in ${CREW//,/}; do
    echo "$(readlink "/proc/$(first "$name")/ns/$kind") $name"
  done
done | sort | awk '$1 == before { print kind, with, $2 } { before = $1; kind = substr($1, 1, index($1, ":") - 1); with = $2 }' > shared
read -r kind one other < shared
answer pair "$one $other"
answer kind "$kind"

answer address "$(nsenter -t "$(first "$MUTE")" -n ip -o -4 address show dev lo | sed -n 's|.* inet \(10[0-9.]*\)/.*|\1|p')"

options=()
for kind in ${LENT/ +/}; do
  case $kind in
    net) options+=(--network "container:$LENDER") ;;
    *) options+=("--$kind" "container:$LENDER") ;;
  esac
done
[[ $LENT == *net* ]] || options+=(--network none)
docker run -d --name "$HELPER" "${options[@]}" bulkhead/shell sleep 100000

docker rm -f "$PAGE" "$CLOCK"
docker run -d --name "$PAGE" --restart unless-stopped --cgroupns private -p "$PAGE_PORT:$PAGE_PORT" "lab/$PAGE"
docker run -d --name "$CLOCK" --restart unless-stopped --cgroupns private -p "$CLOCK_PORT:$CLOCK_PORT" "lab/$CLOCK"
