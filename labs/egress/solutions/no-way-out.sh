# No rules at all: the service and its neighbour move to a network without a way out, on which not even master has an
# address. A gate stands on both networks and hands two things on, the pages inward and the offer outward.
# zh-CN: 完全不用规则：服务和它的邻居搬到一个没有出口的网络，连 master 在上面也没有地址。
set -euo pipefail
docker network create --internal -o com.docker.network.bridge.inhibit_ipv4=true inner
docker network disconnect "$NETWORK" "$NEIGHBOUR_NAME"
docker network connect inner "$NEIGHBOUR_NAME"
docker rm -f "$SERVICE_NAME"
docker run -d --name "$SERVICE_NAME" --network inner --restart unless-stopped "lab/$SERVICE_NAME"

docker create --name gate --network "$NETWORK" --restart unless-stopped --stop-signal SIGKILL -p "$PAGE_PORT:80" bulkhead/shell sh -c "
nc -ll -p $OFFER_PORT -e nc $SUPPLIER_ADDRESS $OFFER_PORT &
exec nc -ll -p 80 -e nc $SERVICE_NAME 80"
docker network connect --alias supplier inner gate
docker start gate
for _ in $(seq 50); do
  curl -s -m 2 "http://localhost:$PAGE_PORT/" > /dev/null && break
  sleep 0.1
done
