# All three anew: the two on an internal network, the third elsewhere and with no rights at all.
# zh-CN: 三个都重新创建：那两个放在内部网络，第三个放到别处，不给任何权限。
set -euo pipefail
docker rm -f "$SERVER" "$VICTIM" "$INTRUDER"
docker network rm "$NETWORK"
docker network create --internal inner
docker network create outer
docker run -d --name "$SERVER" --network inner --restart always "lab/$SERVER"
docker run -d --name "$VICTIM" --network inner --restart always "lab/$VICTIM"
docker run -d --name "$INTRUDER" --network outer --restart always --cap-drop ALL "lab/$INTRUDER"
