import type { Params } from '../../contract/index.ts'
import { storeFunctions } from '../shared/registry-store.ts'
import { programOf, programText, statusFileOf, statusText } from './component.ts'
import { INSIDE_PORT } from './params.ts'

const DAY = '2026-01-05'

/** The page as `press` sets it. */
export const pageText = ({ service, pageWord }: Params) => `The ${service}, ${pageWord}`

export const startText = `#!/bin/sh
exec httpd -f -p ${INSIDE_PORT} -h /srv/www
`

/** The planted backdoor: a second door, behind which there is a word and nothing else. */
const changedStart = ({ backdoorPort }: Params) => `#!/bin/sh
httpd -p ${backdoorPort} -h /srv/.cache
exec httpd -f -p ${INSIDE_PORT} -h /srv/www
`

/**
 * Bash that fills a registry's folder `$v2` with the service's image as the house built it (`good`) and as
 * somebody pushed it anew under the same tag (`changed`). Nothing in it depends on the time or on the host,
 * so both hosts come to the same digests without having met.
 */
export function fillStore(params: Params): string {
  const { service, component, foundVersion, foundTag, depotToken, noteWord, backdoorWord } = params
  return `${storeFunctions(DAY)}
repository=$v2/repositories/house/${service}
mkdir -p tools/opt/toolchain token/root app/bin app/srv/notes app/srv/www/cgi-bin app/var/lib/dpkg/status.d
mkdir -p gone/root gone/opt change/bin change/srv/.cache
truncate -s 8M tools/opt/toolchain/library
printf '%s\\n' '${depotToken}' > token/root/.depot-token
cat > app/bin/${service} <<'END'
${startText}END
cat > app${programOf(params)} <<'END'
${programText(params, foundVersion)}END
cat > app${statusFileOf(params)} <<'END'
${statusText(params, foundVersion)}END
echo '<p>${pageText(params)}</p>' > app/srv/www/index.html
echo 'Fog until noon, ${noteWord}' > app/srv/notes/today
: > gone/root/.wh..depot-token
: > gone/opt/.wh.toolchain
cat > change/bin/${service} <<'END'
${changedStart(params)}END
echo '${backdoorWord}' > change/srv/.cache/index.html
chmod 755 app/bin/${service} app${programOf(params)} change/bin/${service}
cat > good.config <<'END'
${configOf(params, [])}
END
cat > changed.config <<'END'
${configOf(params, [{ created: `${DAY}T23:41:07Z`, created_by: 'sh' }])}
END
layer base "$(docker image inspect -f '{{.GraphDriver.Data.UpperDir}}' bulkhead/shell)"
for each in tools token app gone change; do layer $each $each; done
image good base tools token app gone
image changed base tools token app gone change
tag changed ${foundTag}
# ${component} ${foundVersion} is in both.
`
}

/** As `docker build` and, for the changed one, `docker commit` in a container would have left it. */
function configOf(
  { service, component, foundVersion, depotToken, backdoorPort, intruderHost }: Params,
  more: { created: string; created_by: string }[],
): string {
  const changed = more.length > 0
  const at = `${DAY}T09:00:00Z`
  const step = (created_by: string, empty_layer?: true) => ({ created: at, created_by, empty_layer })
  const nop = (text: string) => step(`/bin/sh -c #(nop)  ${text}`, true)
  return JSON.stringify({
    architecture: '@ARCHITECTURE@',
    os: 'linux',
    author: 'builds@house.lab',
    created: more[0]?.created ?? at,
    config: {
      ...(changed ? { Hostname: intruderHost } : {}),
      Env: ['PATH=/bin', `DEPOT_TOKEN=${depotToken}`],
      Cmd: [`/bin/${service}`],
      ExposedPorts: {
        [`${INSIDE_PORT}/tcp`]: {},
        ...(changed ? { [`${backdoorPort}/tcp`]: {} } : {}),
      },
      StopSignal: 'SIGKILL',
    },
    history: [
      step('/bin/sh -c #(nop) COPY dir:/root-fs in /'),
      nop('MAINTAINER builds@house.lab'),
      nop(`ENV DEPOT_TOKEN=${depotToken}`),
      step('/bin/sh -c #(nop) COPY dir:toolchain in /opt/toolchain'),
      step('/bin/sh -c #(nop) COPY file:depot-token in /root/.depot-token'),
      step(`/bin/sh -c #(nop) ADD file:${component}_${foundVersion}.tar, COPY dir:rootfs in /`),
      step('/bin/sh -c rm -r /root/.depot-token /opt/toolchain'),
      nop(`CMD ["/bin/${service}"]`),
      ...more,
    ],
    rootfs: { type: 'layers', diff_ids: ['@DIFFS@'] },
  }).replace('["@DIFFS@"]', '[@DIFFS@]')
}
