import type { Params } from '../../contract/index.ts'
import { COLLECTED, roles } from './planted.ts'
import { programs, serve } from './programs.ts'

/**
 * The house's other host: a registry with TLS, which has the shop's programs built as they should be; the same registry
 * on an older port without; and a collector for logs. It is in order and not the learner's to mend.
 */
export function setupDepot(params: Params): string {
  const { clientAlias: name, depotPort, plainPort, logPort, version } = params
  const local = `127.0.0.1:${plainPort}/shop`
  return `set -eu
umask 022
mkdir -p /srv/depot/store /etc/docker/registry /var/log/house
cd /srv/depot
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj '/CN=House CA' \\
  -keyout ca.key -out ca.crt 2> /dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=${name}' -keyout server.key -out server.csr 2> /dev/null
printf 'subjectAltName=DNS:${name}\\nextendedKeyUsage=serverAuth\\n' > names
openssl x509 -req -in server.csr -days 365 -CA ca.crt -CAkey ca.key -out server.crt -extfile names 2> /dev/null
chgrp docker-registry server.key
chmod 640 server.key
rm names server.csr
chown docker-registry:docker-registry store
cat > /etc/docker/registry/older.yml <<'END'
${configuration(plainPort)}END
cat > /etc/docker/registry/config.yml <<'END'
${configuration(depotPort)}  tls:
    certificate: /srv/depot/server.crt
    key: /srv/depot/server.key
END
cat > /etc/systemd/system/older-registry.service <<'END'
[Service]
User=docker-registry
ExecStart=/usr/bin/docker-registry serve /etc/docker/registry/older.yml

[Install]
WantedBy=multi-user.target
END
cat > /etc/rsyslog.d/10-house.conf <<'END'
module(load="imudp")
module(load="imtcp")
ruleset(name="house") { action(type="omfile" file="${COLLECTED}") }
input(type="imudp" port="${logPort}" ruleset="house")
input(type="imtcp" port="${logPort}" ruleset="house")
END
for scope in --permanent ''; do
  firewall-cmd --quiet $scope --add-port=${depotPort}/tcp --add-port=${plainPort}/tcp --add-port=${logPort}/tcp --add-port=${logPort}/udp
done
mkdir -p /etc/systemd/system/syslog.socket.d
printf '[Socket]\\nService=rsyslog.service\\n' > /etc/systemd/system/syslog.socket.d/rsyslog.conf
systemctl daemon-reload
systemctl enable --quiet docker-registry older-registry rsyslog
systemctl restart docker-registry older-registry rsyslog

work=$(mktemp -d)
cd "$work"
${programs(params)}
docker create --name base bulkhead/shell
docker cp -q base:/bin/busybox busybox
docker rm base
for role in ${roles.join(' ')}; do
  mkdir -p $role/bin $role/orders $role/tmp
  cp busybox $role/bin/busybox
  for applet in sh httpd; do ln -s busybox $role/bin/$applet; done
  cat > $role.Dockerfile <<END
FROM scratch
COPY $role /
ENV PATH=/bin
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGKILL
CMD ${serve}
END
  DOCKER_BUILDKIT=0 docker build -q -f $role.Dockerfile -t ${local}/$role:${version} .
  docker push -q ${local}/$role:${version}
done
docker tag ${local}/books:${version} ${local}/shop:latest
docker push -q ${local}/shop:latest
cd /
rm -r "$work"
`
}

const configuration = (port = '') => `version: 0.1
log:
  level: warn
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: /srv/depot/store
http:
  addr: :${port}
`
