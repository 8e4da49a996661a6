# Elliptic curve keys, and two CAs: clients check the server with one, the server checks clients with the other.
# zh-CN: 椭圆曲线密钥和两个 CA：客户端用一个核对服务器，服务器用另一个核对客户端。
set -euo pipefail
umask 077
ec='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
for who in server client; do
  install -d -m 700 "/srv/authorities/$who"
  openssl req -x509 $ec -days 3650 -subj "/O=$CA_NAME/CN=$CA_NAME for ${who}s" -keyout "/srv/authorities/$who/key.pem" -out "/srv/authorities/$who/cert.pem"
done

install -d -m 755 /etc/ssl/docker && cd /etc/ssl/docker
openssl req -x509 $ec -days 90 -CA /srv/authorities/server/cert.pem -CAkey /srv/authorities/server/key.pem -subj / -keyout daemon.key -out daemon.crt \
  -addext basicConstraints=critical,CA:false -addext "subjectAltName=critical,IP:$MASTER_ADDRESS,DNS:$MASTER_ALIAS,DNS:master" -addext extendedKeyUsage=serverAuth
cp /srv/authorities/client/cert.pem clients-ca.crt
chmod 644 daemon.crt clients-ca.crt

# The client's key is made on client and never leaves it.
ssh -n client install -d -m 700 .docker
ssh -n client "umask 077; openssl req -new $ec -subj /CN=client -keyout .docker/key.pem" |
  openssl x509 -req -days 90 -CA /srv/authorities/client/cert.pem -CAkey /srv/authorities/client/key.pem -extfile <(echo extendedKeyUsage=clientAuth) |
  ssh client 'cat > .docker/cert.pem'
scp -q /srv/authorities/server/cert.pem client:.docker/ca.pem

echo '{ "tls": true, "tlsverify": true, "tlscacert": "/etc/ssl/docker/clients-ca.crt", "tlscert": "/etc/ssl/docker/daemon.crt", "tlskey": "/etc/ssl/docker/daemon.key" }' > /etc/docker/daemon.json
sed -i "s|-H tcp://[^ ]*|-H tcp://0.0.0.0:$TLS_PORT|; s| --tls=false||" /etc/systemd/system/docker.service.d/remote-api.conf
systemctl daemon-reload
systemctl restart docker
