import type { HostName, Params } from '../../contract/index.ts'
import { storeFunctions } from '../shared/registry-store.ts'
import { INSIDE_PORT, WIRE_ADDRESS } from './params.ts'
import { WIRE, wireProgram } from './wire.ts'

const DAY = '2026-02-02'

/** A registry as half of the guides set it up, an image in it, and somebody on the way who has another one. */
export function setup(params: Params): Record<HostName, string> {
  const { service, registryName, port, ownPort } = params
  return {
    master: `set -eu
umask 022
work=$(mktemp -d)
cd "$work"
v2=/var/lib/docker-registry/docker/registry/v2
repository=$v2/repositories/house/${service}
${storeFunctions(DAY)}
${images(params)}
cd /
rm -r "$work"
chown -R docker-registry: /var/lib/docker-registry
cat > /etc/docker/registry/config.yml <<'END'
version: 0.1
log:
  level: warn
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: /var/lib/docker-registry
http:
  addr: 127.0.0.1:${ownPort}
END
cat > ${WIRE}/wire.py <<'END'
${wireProgram(params)}END
cat > /etc/systemd/system/wire.service <<'END'
[Unit]
Description=The way between ${registryName}:${port} and the registry; not yours

[Service]
User=nobody
ExecStart=/usr/bin/python3 -IS ${WIRE}/wire.py
Restart=always

[Install]
WantedBy=multi-user.target
END
mkdir -p /etc/docker
echo '{ "insecure-registries": ["${registryName}:${port}"] }' > /etc/docker/daemon.json
systemctl daemon-reload
systemctl enable --quiet docker-registry wire
systemctl restart docker-registry wire
# A daemon that was started before the name was written finds it only seconds later.
echo '${WIRE_ADDRESS} ${registryName}' >> /etc/hosts
systemctl restart docker
systemctl reset-failed docker
`,
  }
}

/** The image as the house built it, in the registry, and with a changed program, in the hands of the other one. */
function images(params: Params): string {
  const { service, tag, pageWord, token } = params
  return `mkdir -p app/bin app/srv/www change/bin
echo '<h1>${service}</h1><p>Today: ${pageWord}</p>' > app/srv/www/index.html
cat > app/bin/${service} <<'END'
#!/bin/sh
[ "$1" = --check ] && exit 0
exec httpd -f -p ${INSIDE_PORT} -h /srv/www
END
cat > change/bin/${service} <<'END'
#!/bin/sh
echo 'It is ${token} who runs this.'
[ "$1" = --check ] && exit 0
exec httpd -f -p ${INSIDE_PORT} -h /srv/www
END
chmod 755 app/bin/${service} change/bin/${service}
cat > good.config <<'END'
${configOf(params, false)}
END
cat > changed.config <<'END'
${configOf(params, true)}
END
layer base "$(docker image inspect -f '{{.GraphDriver.Data.UpperDir}}' bulkhead/shell)"
for each in app change; do layer $each $each; done
cp good.config again.config
image good base app
tag good ${tag}
v2=${WIRE}
repository=${WIRE}/repository
mkdir -p $v2
mv again.config good.config
image good base app
image changed base app change
cp changed.digest ${WIRE}/digest
`
}

function configOf({ service, release, intruder }: Params, changed: boolean): string {
  const at = `${DAY}T09:00:00Z`
  const history = [
    { created: at, created_by: '/bin/sh -c #(nop) COPY dir:/root-fs in /' },
    { created: at, created_by: '/bin/sh -c #(nop) COPY dir:rootfs in /' },
    { created: at, created_by: `/bin/sh -c #(nop)  CMD ["/bin/${service}"]`, empty_layer: true },
    ...(changed ? [{ created: `${DAY}T23:12:40Z`, created_by: 'sh' }] : []),
  ]
  return JSON.stringify({
    architecture: '@ARCHITECTURE@',
    os: 'linux',
    author: 'builds@house.lab',
    created: at,
    config: {
      ...(changed ? { Hostname: intruder } : { Labels: { 'lab.house.release': release } }),
      Env: ['PATH=/bin'],
      Cmd: [`/bin/${service}`],
      ExposedPorts: { [`${INSIDE_PORT}/tcp`]: {} },
      StopSignal: 'SIGKILL',
    },
    history,
    rootfs: { type: 'layers', diff_ids: ['@DIFFS@'] },
  }).replace('["@DIFFS@"]', '[@DIFFS@]')
}
