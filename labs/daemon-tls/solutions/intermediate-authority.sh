# A root CA that signs one intermediate, which signs the rest; options by the environment file of Debian's unit.
# zh-CN: 根 CA 签一个中间 CA，其余由它签；选项写在 Debian 单元的环境文件里。
set -euo pipefail
umask 077
mkdir -p /root/.docker/authority && cd /root/.docker/authority
ec='-newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes'
openssl req -x509 $ec -days 3650 -subj "/CN=$CA_NAME Root" -keyout root.key -out root.crt
openssl req -x509 $ec -days 365 -CA root.crt -CAkey root.key -subj "/CN=$CA_NAME" -addext basicConstraints=critical,CA:true,pathlen:0 -addext keyUsage=critical,keyCertSign -keyout inter.key -out inter.crt
leaf() { # name, purpose, alternative names
  openssl req -x509 $ec -days 30 -CA inter.crt -CAkey inter.key -subj "/CN=$1" -addext basicConstraints=CA:false -addext "extendedKeyUsage=$2" ${3:+-addext "subjectAltName=$3"} -keyout "$1.key" -out "$1.only.crt"
  cat "$1.only.crt" inter.crt > "$1.crt"
}
leaf master serverAuth "DNS:master,DNS:$MASTER_ALIAS,IP:$MASTER_ADDRESS"
leaf client clientAuth

cp root.crt ../ca.pem
cp master.crt ../cert.pem
cp master.key ../key.pem
ssh -n client mkdir -p -m 700 .docker
scp -q root.crt client:.docker/ca.pem
scp -q client.crt client:.docker/cert.pem
scp -q client.key client:.docker/key.pem

rm /etc/systemd/system/docker.service.d/remote-api.conf
echo "DOCKER_OPTS='-H tcp://0.0.0.0:$TLS_PORT --tlsverify --tlscacert=/root/.docker/ca.pem --tlscert=/root/.docker/cert.pem --tlskey=/root/.docker/key.pem'" > /etc/default/docker

systemctl daemon-reload
systemctl restart docker
