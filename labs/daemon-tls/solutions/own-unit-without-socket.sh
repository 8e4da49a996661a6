# A unit file of one's own in place of the packaged one, without docker.socket; Ed25519 keys below /usr/local.
# zh-CN: 用自己的单元文件代替软件包的，不用 docker.socket；Ed25519 密钥放在 /usr/local 下。
set -euo pipefail
umask 077
dir=/usr/local/etc/docker-api
mkdir -p $dir && cd $dir
openssl req -x509 -newkey ed25519 -nodes -days 365 -subj "/CN=$CA_NAME" -keyout ca.key -out ca.crt
openssl req -newkey ed25519 -nodes -subj /CN=master -addext "subjectAltName=DNS:master,DNS:$MASTER_ALIAS,DNS:*.lab,IP:$MASTER_ADDRESS" -addext extendedKeyUsage=serverAuth,clientAuth -keyout tls.key |
  openssl x509 -req -days 365 -CA ca.crt -CAkey ca.key -copy_extensions copy -out tls.crt
openssl req -newkey ed25519 -nodes -subj /CN=client -addext extendedKeyUsage=clientAuth -keyout client.key |
  openssl x509 -req -days 365 -CA ca.crt -CAkey ca.key -copy_extensions copy -out client.crt

ssh -n client mkdir -p -m 700 .docker
scp -q ca.crt client:.docker/ca.pem
scp -q client.crt client:.docker/cert.pem
scp -q client.key client:.docker/key.pem
# Nobody has to make more certificates on this machine.
rm ca.key client.key

rm -r /etc/systemd/system/docker.service.d
cat > /etc/systemd/system/docker.service <<END
[Unit]
Description=Docker with a remote API
After=network.target containerd.service
Wants=containerd.service

[Service]
Type=notify
ExecStart=/usr/sbin/dockerd -H unix:///run/docker.sock -H tcp://0.0.0.0:$TLS_PORT --containerd /run/containerd/containerd.sock --tlsverify --tlscacert $dir/ca.crt --tlscert $dir/tls.crt --tlskey $dir/tls.key
Restart=always
Delegate=yes
KillMode=process

[Install]
WantedBy=multi-user.target
END
systemctl disable --now docker.socket
systemctl daemon-reload
systemctl enable docker.service
systemctl restart docker.service
