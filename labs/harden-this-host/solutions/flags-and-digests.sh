# Settings as flags in a drop-in, a network of its own without talk among neighbours, images by their digest.
# zh-CN: 用 drop-in 里的参数设置，自建一个邻居之间不能互通的网络，镜像按摘要指定。
set -euo pipefail
docker ps -aq | xargs docker rm -f --volumes
docker image ls -aq | xargs docker image rm -f || true
docker system prune -af --volumes
useradd --system --no-create-home --shell /usr/sbin/nologin containers
echo containers:500000:65536 >> /etc/subuid
echo containers:500000:65536 >> /etc/subgid
rm /etc/docker/daemon.json /etc/systemd/system/docker.service.d/remote-api.conf
cat > /etc/systemd/system/docker.service.d/hardened.conf <<UNIT
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock --userns-remap=containers --icc=false \\
  --no-new-privileges --live-restore --default-ulimit nofile=512:1024 --metrics-addr 127.0.0.1:9323 \\
  --log-driver syslog --log-opt syslog-address=tcp://$CLIENT_ALIAS:$LOG_PORT --log-opt tag={{.Name}}
UNIT
folder=/etc/docker/certs.d/$CLIENT_ALIAS:$DEPOT_PORT
mkdir -p "$folder"
ssh -n client cat /srv/depot/ca.crt > "$folder/house.crt"
systemctl mask --now printd.service 2> /dev/null || { systemctl disable --now printd.service; rm /etc/systemd/system/printd.service; }
chown root:docker /run/docker.sock
chmod 0600 /run/docker.sock
mkdir -p /etc/audit
for path in /etc/docker /etc/default /etc/containerd /run/containerd /run/docker.sock /var/lib/docker /usr/lib/systemd/system /usr/bin /usr/sbin; do
  echo "-a always,exit -F dir=$path -F perm=wa -k docker"
done > /etc/audit/audit.rules
systemctl daemon-reload
systemctl restart docker

docker network create -o com.docker.network.bridge.enable_icc=false quiet
chown -R 510001:510001 /srv/shop/orders
limits=(--pids-limit 20 -m 48m --memory-swap 48m --cpu-quota 30000 --cpuset-cpus 0 --blkio-weight 500 --ulimit nofile=256:256)
less=(--read-only --cap-drop all --restart on-failure:3 --network quiet)
for name in shop till books; do
  docker pull -q "$IMAGES/$name:$VERSION"
done
image() { docker image inspect -f '{{index .RepoDigests 0}}' "$IMAGES/$1:$VERSION"; }
docker run -d --name shop "${limits[@]}" "${less[@]}" -p "$MASTER_ADDRESS:$SHOP_PORT:8080" "$(image shop)"
docker run -d --name till "${limits[@]}" "${less[@]}" -p "$MASTER_ADDRESS:$TILL_PORT:8080" \
  --mount type=bind,src=/srv/shop/orders,dst=/orders "$(image till)"
docker run -d --name books "${limits[@]}" "${less[@]}" -p "$MASTER_ADDRESS:$BOOKS_PORT:8080" \
  --mount type=bind,src=/srv/shop/orders,dst=/orders,readonly "$(image books)"
