# On the default network nobody talks unasked, a link asks for the victim, and the third can forge nothing.
# zh-CN: 在默认网络上，未经允许谁也不能互通；用 link 放行受害者，第三方什么也伪造不了。
set -euo pipefail
docker rm -f "$SERVER" "$VICTIM" "$INTRUDER"
mkdir -p /etc/docker
echo '{ "icc": false }' > /etc/docker/daemon.json
systemctl restart docker
docker run -d --name "$SERVER" --restart unless-stopped "lab/$SERVER"
docker run -d --name "$VICTIM" --restart unless-stopped --link "$SERVER" "lab/$VICTIM"
docker run -d --name "$INTRUDER" --restart unless-stopped --cap-drop NET_RAW "lab/$INTRUDER"
