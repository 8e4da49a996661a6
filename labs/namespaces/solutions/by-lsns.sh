# Numbers from lsns, a container to look from, ids in place of names, a network of one's own, init in front.
# zh-CN: 用 lsns 取编号，从一个容器里看，用 id 代替名字，自己的网络，前面加 init。
set -euo pipefail
first() { docker inspect -f '{{.State.Pid}}' "$1"; }
number() { lsns -n -o NS -t "$1" -p "$2" | tr -d ' '; }
for kind in ipc net pid; do
  for name in ${CREW//,/}; do
    for other in ${CREW//,/}; do
      [ "$name" != "$other" ] || continue
      [ "$(number $kind "$(first "$name")")" != "$(number $kind "$(first "$other")")" ] || found="$kind $name $other"
    done
  done
done
read -r kind one other <<< "$found"
answer pair "$other and $one"
case $kind in net) answer kind 'the network namespace' ;; *) answer kind "$kind:" ;; esac

answer address "$(docker run --rm --network "container:$MUTE" bulkhead/shell ip -o address show | grep -o 'inet 10[0-9./]*')"

id=$(docker inspect -f '{{.Id}}' "$LENDER")
docker create --name "$HELPER" --restart always --cgroupns private \
  $([[ $LENT == *net* ]] && echo "--network container:$id") \
  $([[ $LENT == *ipc* ]] && echo "--ipc=container:$id" || echo '--ipc private') \
  $([[ $LENT == *pid* ]] && echo "--pid=container:$id") bulkhead/shell sh -c 'while :; do sleep 60; done'
docker start "$HELPER"

docker network create town
for service in PAGE CLOCK; do
  port=${service}_PORT
  docker rm -f "${!service}"
  docker run -d --name "${!service}" --init --restart always --network town --ipc none --cgroupns private \
    -p "0.0.0.0:${!port}:${!port}" "lab/${!service}"
done
