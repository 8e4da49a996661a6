# The lesson's way: one CA, RSA keys, TLS by flags in the drop-in that was there.
# zh-CN: 课文的做法：一个 CA、RSA 密钥，在原有的 drop-in 里用参数开启 TLS。
set -euo pipefail
install -d -m 700 /root/pki && cd /root/pki

openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=$CA_NAME" -keyout ca-key.pem -out ca.pem

printf '%s\n' "subjectAltName = DNS:master,DNS:$MASTER_ALIAS,IP:$MASTER_ADDRESS" 'extendedKeyUsage = serverAuth' > server.ext
openssl req -newkey rsa:2048 -nodes -subj /CN=master -keyout server-key.pem -out server.csr
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 365 -extfile server.ext -out server.pem

printf 'extendedKeyUsage = clientAuth\n' > client.ext
openssl req -newkey rsa:2048 -nodes -subj /CN=client -keyout client-key.pem -out client.csr
openssl x509 -req -in client.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 365 -extfile client.ext -out client.pem

install -d /etc/docker/tls
install -m 444 ca.pem server.pem /etc/docker/tls/
install -m 400 server-key.pem /etc/docker/tls/

ssh -n client install -d -m 700 /root/.docker
scp -q ca.pem client:/root/.docker/ca.pem
scp -q client.pem client:/root/.docker/cert.pem
scp -q client-key.pem client:/root/.docker/key.pem
ssh -n client chmod 400 /root/.docker/key.pem
chmod 400 ./*-key.pem

cat > /etc/systemd/system/docker.service.d/remote-api.conf <<END
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// -H tcp://0.0.0.0:$TLS_PORT --containerd=/run/containerd/containerd.sock --tlsverify --tlscacert=/etc/docker/tls/ca.pem --tlscert=/etc/docker/tls/server.pem --tlskey=/etc/docker/tls/server-key.pem
END
systemctl daemon-reload
systemctl restart docker
