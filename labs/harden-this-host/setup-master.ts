import type { Params } from '../../contract/index.ts'
import { housePolicy, INSIDE_PORT, ORDERS, POLICY_FILE, roles } from './planted.ts'
import { programs, serve } from './programs.ts'

/**
 * The shop's host as it grew in a hurry: an API for everybody, containers with far more than they need, images without
 * a past, files that anybody may write, and settings that were written down and never read. What `--privileged` would
 * give is given piece by piece: a lab host's own limits refuse it as a whole.
 */
export function setupMaster(params: Params): string {
  const { apiPort, clientAlias, plainPort, printPort, firstOrder, shopPort, tillPort, booksPort } = params
  return `set -eu
umask 022
mkdir -p /etc/docker /etc/systemd/system/docker.service.d ${ORDERS} /srv/labels
echo ${firstOrder} > ${ORDERS}/first
cat > /etc/systemd/system/docker.service.d/remote-api.conf <<'END'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// -H tcp://0.0.0.0:${apiPort} --containerd=/run/containerd/containerd.sock --tls=false
END
echo '{ "insecure-registries": ["${clientAlias}:${plainPort}"] }' > /etc/docker/daemon.json
cat > ${POLICY_FILE} <<'END'
${JSON.stringify(housePolicy(params), null, 2)}
END
cat > /usr/local/lib/printd.py <<'END'
"""What the label printer was driven by. The printer was sold years ago."""
import http.server

http.server.ThreadingHTTPServer(("0.0.0.0", ${printPort}), http.server.SimpleHTTPRequestHandler).serve_forever()
END
cat > /etc/systemd/system/printd.service <<'END'
[Unit]
Description=Label printer

[Service]
WorkingDirectory=/srv/labels
ExecStart=/usr/bin/python3 /usr/local/lib/printd.py

[Install]
WantedBy=multi-user.target
END
for scope in --permanent ''; do
  firewall-cmd --quiet $scope --add-port=${apiPort}/tcp --add-port=${printPort}/tcp --add-port=${tillPort}/tcp
done
systemctl daemon-reload
systemctl enable --quiet printd.service
systemctl start --no-block printd.service
systemctl restart docker
systemctl reset-failed docker

work=$(mktemp -d)
cd "$work"
${programs(params)}
${images(params)}
cd /
rm -r "$work"
run='docker run -d --restart always'
$run --name shop -p 80:${INSIDE_PORT} -p ${shopPort}:${INSIDE_PORT} -p ${params.sshPort}:22 shop:latest
$run --name till --network host --pid host --cap-add ALL --security-opt seccomp=unconfined \\
  --security-opt systempaths=unconfined -v ${ORDERS}:/orders till:latest httpd -f -p ${tillPort} -h /srv/www
$run --name books -p ${booksPort}:${INSIDE_PORT} -v ${ORDERS}:/orders -v /:/host -v /cache \\
  -v /run/docker.sock:/var/run/docker.sock -v /usr/bin/docker:/bin/docker:ro books:latest
docker create --name shop-before shop:old
docker run --name trial books:latest true

# Written down one evening, and never read by the daemon that runs.
cat > /etc/docker/daemon.json <<'END'
{
  "insecure-registries": ["${clientAlias}:${plainPort}"],
  "icc": false,
  "no-new-privileges": true
}
END
chmod 666 /etc/docker/daemon.json /run/docker.sock
chmod 664 /etc/systemd/system/docker.service.d/remote-api.conf
`
}

/** Each with root as its user, a shell, and everything that was at hand; the till's has the supplier's key in a layer. */
function images({ supplierKey }: Params): string {
  const shopStart = `["sh", "-c", "/usr/sbin/sshd; exec httpd -f -p ${INSIDE_PORT} -h /srv/www"]`
  return `echo ${supplierKey} > till/supplier.key
for library in $(ldd /usr/bin/docker | grep -o '/[^ ]*'); do cp -L --parents $library books; done
more="/usr/lib/openssh/sshd-session /usr/lib/openssh/sshd-auth"
for file in /usr/sbin/sshd $more $(ldd /usr/sbin/sshd $more | sed 's/:$//' | grep -o '/[^ ]*' | sort -u); do cp -L --parents $file shop; done
mkdir -p shop/etc/ssh shop/run/sshd
ssh-keygen -q -t ed25519 -N '' -f shop/etc/ssh/ssh_host_ed25519_key
printf 'root:x:0:0:root:/root:/bin/sh\\nsshd:x:100:65534::/run/sshd:/bin/false\\nnobody:x:65534:65534:nobody:/:/bin/false\\n' > shop/etc/passwd
printf 'UsePAM no\\nPasswordAuthentication no\\n' > shop/etc/ssh/sshd_config
for role in ${roles.join(' ')}; do
  start='${serve}' more=
  case $role in
    shop) start='${shopStart}' ;;
    till) more='RUN rm /supplier.key' ;;
  esac
  cat > $role.Dockerfile <<END
FROM bulkhead/shell
MAINTAINER shop@house.lab
COPY $role /
$more
EXPOSE ${INSIDE_PORT}
STOPSIGNAL SIGKILL
CMD $start
END
  DOCKER_BUILDKIT=0 docker build -q --network none -f $role.Dockerfile -t $role:latest .
done
docker tag shop:latest shop:old
docker run --network none --name patching shop:latest sh -c 'echo patched > /etc/motd'
docker commit -m 'security update' -c 'CMD ${shopStart}' patching shop:latest
docker rm patching`
}
