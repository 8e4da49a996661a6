import type { HostName, Params } from '../../contract/index.ts'
import { claims } from './claims.ts'

const INSIDE_PORT = 8080
/** Where quay is to be in the end. */
export const QUAY_PORT = 8443
const SAYS_FILE = '/root/bench-says.txt'

/** Two pages, and a setting that was written down after the daemon had read its file. */
export function setup(params: Params): Record<HostName, string> {
  const { ledgerPort, quayPort, ledgerRestart, ledgerMount, word } = params
  return {
    master: `set -eu
umask 022
mkdir -p /etc/docker /srv/ledger
work=$(mktemp -d)
mkdir -p $work/root/srv/www
echo '<h1>${word}</h1>' > $work/root/srv/www/index.html
cat > $work/Dockerfile <<'END'
FROM bulkhead/shell
COPY root/ /
EXPOSE ${INSIDE_PORT}
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "${INSIDE_PORT}", "-h", "/srv/www"]
END
DOCKER_BUILDKIT=0 docker build -q --network none -t lab/page:1 $work
rm -r $work
docker run -d --name ledger --restart ${ledgerRestart} --cpus 0.5 -p ${ledgerPort}:${INSIDE_PORT} -v ${ledgerMount}:/backup lab/page:1
docker run -d --name quay --restart on-failure:5 -p ${quayPort}:${INSIDE_PORT} --cpu-quota 50000 --pids-limit 50 lab/page:1
echo '{ "icc": false }' > /etc/docker/daemon.json
cat > ${SAYS_FILE} <<'END'
What Docker Bench for Security 1.6.0, run with bash, prints of this host in eight of its checks, in short words.

${claims.map(({ check, says, about }) => `[${says}] ${check.padEnd(5)} ${about(params)}`).join('\n')}
END
`,
  }
}
