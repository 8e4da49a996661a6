# Everything in daemon.json, a drop-in without -H, and a CA key that only a passphrase opens.
# zh-CN: 全部写在 daemon.json 里，drop-in 不带 -H，CA 私钥要口令才能打开。
set -euo pipefail
umask 077
mkdir -p /opt/ca /etc/docker && cd /opt/ca
printf 'correct horse %s\n' "$TLS_PORT" > passphrase

openssl genrsa -aes256 -passout file:passphrase -out ca.key 2048
openssl req -new -x509 -key ca.key -passin file:passphrase -sha256 -days 730 -subj "/O=$CA_NAME/CN=$CA_NAME" -out ca.crt

openssl genrsa -out server.key 2048
openssl req -new -key server.key -subj "/CN=$MASTER_ALIAS" -out server.csr
openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -passin file:passphrase -CAcreateserial -days 365 -out server.crt \
  -extfile <(printf 'subjectAltName=DNS:%s,DNS:master,IP:%s,IP:127.0.0.1\n' "$MASTER_ALIAS" "$MASTER_ADDRESS")

# No extendedKeyUsage at all: then a certificate is good for every purpose.
openssl genrsa -out client.key 2048
openssl req -new -key client.key -subj /CN=somebody -out client.csr
openssl x509 -req -in client.csr -CA ca.crt -CAkey ca.key -passin file:passphrase -CAcreateserial -days 365 -out client.crt

ssh -n client 'umask 077; mkdir -p /root/.docker'
ssh client 'umask 077; cat > /root/.docker/ca.pem' < ca.crt
ssh client 'umask 077; cat > /root/.docker/cert.pem' < client.crt
ssh client 'umask 077; cat > /root/.docker/key.pem' < client.key
rm -f client.key client.csr server.csr

cat > /etc/docker/daemon.json <<END
{
  "hosts": ["fd://", "tcp://$MASTER_ADDRESS:$TLS_PORT"],
  "tlsverify": true,
  "tlscacert": "/opt/ca/ca.crt",
  "tlscert": "/opt/ca/server.crt",
  "tlskey": "/opt/ca/server.key"
}
END
rm /etc/systemd/system/docker.service.d/remote-api.conf
cat > /etc/systemd/system/docker.service.d/no-hosts.conf <<'END'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd --containerd=/run/containerd/containerd.sock
END
systemctl daemon-reload
systemctl restart docker.service
