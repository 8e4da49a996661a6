# firewalld alone decides: it is told to let nothing through that others have translated, and translates for
# client itself. Docker publishes only the back office.
# zh-CN: 由 firewalld 独自决定：别人转换过的一律不放行，转换由它自己来做。
set -euo pipefail
docker rm -f "$SERVICE_NAME"
docker network create --subnet 172.30.0.0/24 pages
docker run -d --name "$SERVICE_NAME" --restart unless-stopped --network pages --ip 172.30.0.10 -p "127.0.0.1:$ADMIN_PORT:81" "lab/$SERVICE_NAME"

sed -i 's/^StrictForwardPorts=.*/StrictForwardPorts=yes/' /etc/firewalld/firewalld.conf
grep -q '^StrictForwardPorts=yes$' /etc/firewalld/firewalld.conf
firewall-cmd --permanent \
  --add-rich-rule "rule family=ipv4 source address=$CLIENT_ADDRESS forward-port port=$SERVICE_PORT protocol=tcp to-port=80 to-addr=172.30.0.10"
systemctl restart firewalld
systemctl restart docker
