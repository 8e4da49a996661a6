import type { HostName, Params } from '../../contract/index.ts'
import { planted, roles } from './planted.ts'

/** Three containers that nobody gave limits. They are killed at once when stopped: they hold nothing. */
export function setup(params: Params): Record<HostName, string> {
  const builds = roles.map((role) => {
    const { image, program } = planted[role]
    return `docker build -q -t ${image} - <<'END'
FROM bulkhead/shell
WORKDIR /www
WORKDIR /
STOPSIGNAL SIGKILL
CMD ${JSON.stringify(program)}
END
docker run -d --restart unless-stopped --name ${params[`${role}Name`]} ${image}
`
  })
  return { master: `set -eu\nexport DOCKER_BUILDKIT=0\n${builds.join('')}` }
}
