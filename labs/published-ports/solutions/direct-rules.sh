# The lesson's way: a permanent direct rule before the translation; the back office published on loopback.
# zh-CN: 课文的做法：在地址转换之前加一条永久的 direct 规则；后台只发布在回环上。
set -euo pipefail
docker rm -f "$SERVICE_NAME"
docker run -d --name "$SERVICE_NAME" --restart unless-stopped -p "$SERVICE_PORT:80" -p "127.0.0.1:$ADMIN_PORT:81" "lab/$SERVICE_NAME"

firewall-cmd --permanent --direct --add-rule ipv4 raw PREROUTING 0 -i eth0 -p tcp --dport "$SERVICE_PORT" ! -s "$CLIENT_ADDRESS" -j DROP
firewall-cmd --reload

# Docker puts its own rules back a little later.
for _ in $(seq 120); do
  iptables -t nat -S DOCKER 2> /dev/null | grep -q "dport $SERVICE_PORT" && break
  sleep 0.5
done
