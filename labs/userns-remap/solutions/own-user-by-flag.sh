# A user and a range of one's own, told to dockerd by a flag in a drop-in; no file for the data's owner but its number.
# zh-CN: 自己的用户和范围，在 drop-in 里用参数告诉 dockerd；数据所有者不建账户，只用编号。
set -euo pipefail
useradd --system --no-create-home --shell /usr/sbin/nologin "$REMAP_USER"
echo "$REMAP_USER:$REMAP_FIRST:65536" >> /etc/subuid
echo "$REMAP_USER:$REMAP_FIRST:65536" >> /etc/subgid
docker image save "$IMAGE" | gzip > /root/image.tar.gz
docker rm -f "$SERVICE" "$HELPER"
mkdir -p /etc/systemd/system/docker.service.d
cat > /etc/systemd/system/docker.service.d/userns.conf <<END
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock --userns-remap=$REMAP_USER
END
systemctl daemon-reload
systemctl restart docker.service
gunzip -c /root/image.tar.gz | docker image load
install -d -o "$REMAP_FIRST" -g "$REMAP_FIRST" -m 750 "/srv/$SERVICE/notes"
docker run -d --name "$SERVICE" --restart always -p "127.0.0.1:$PORT:8080" -v "/srv/$SERVICE:/site:ro" -v "/srv/$SERVICE/notes:/site/notes" "$IMAGE"
docker run -d --name "$HELPER" --restart always --network none -v "/srv/$SERVICE/notes:/site/notes:ro" "$IMAGE" sh -c 'while :; do du -s /site/notes > /tmp/size; sleep 10; done'
