# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
umask 077
dir=/etc/docker/tls
right_names="subjectAltName=DNS:master,DNS:$MASTER_ALIAS,IP:$MASTER_ADDRESS"
install -d -m 755 $dir
cd $dir

# authority FILE: a CA in FILE.pem with its key in FILE-key.pem
authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj "/CN=$CA_NAME" -keyout "$1-key.pem" -out "$1.pem"
}

# leaf FILE AUTHORITY DAYS EXTENSION...: a certificate in FILE.pem with its key in FILE-key.pem
leaf() {
  local file=$1 by=$2 days=$3
  shift 3
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$file" -keyout "$file-key.pem" |
    openssl x509 -req -days "$days" -CA "$by.pem" -CAkey "$by-key.pem" -extfile <(printf '%s\n' basicConstraints=CA:false "$@") -out "$file.pem"
}

right_certificates() {
  authority ca
  leaf master ca 365 "$right_names" extendedKeyUsage=serverAuth
  leaf client ca 365 extendedKeyUsage=clientAuth
}

# give_client CA CERTIFICATE: to where the docker command looks for them
give_client() {
  ssh -n client mkdir -p -m 700 .docker
  scp -q "$1.pem" client:.docker/ca.pem
  scp -q "$2.pem" client:.docker/cert.pem
  scp -q "$2-key.pem" client:.docker/key.pem
}

right_tls="--tlsverify --tlscacert=$dir/ca.pem --tlscert=$dir/master.pem --tlskey=$dir/master-key.pem"
right_host="-H fd:// -H tcp://0.0.0.0:$TLS_PORT"

# configure OPTION...: dockerd's options in the drop-in
configure() {
  printf '%s\n' '[Service]' ExecStart= "ExecStart=/usr/sbin/dockerd $* --containerd=/run/containerd/containerd.sock" > /etc/systemd/system/docker.service.d/remote-api.conf
}

restart() {
  systemctl daemon-reload
  systemctl restart docker
}

right_all() {
  right_certificates
  give_client ca client
  configure "$right_host" "$right_tls"
  restart
}
