import { type Message, msg, type Params } from '../../contract/index.ts'
import type { BootFile } from '../shared/boot-files.ts'
import type { ContainerSeen, Disk } from './observation.ts'

const DIRECT = '/etc/firewalld/direct.xml'

/**
 * What on the disk sets the rule that is in force, or why nothing does. That it is in force was tried; here
 * it only matters that what is read at boot would say the same, so a rule that does nothing doesn't count.
 */
export function ruleOnDisk(
  disk: Disk,
  container: ContainerSeen | null,
  params: Params,
): { found: Message; missing?: undefined } | { found?: undefined; missing: Message } {
  const port = params.servicePort ?? ''
  const client = params.clientAddress ?? ''
  const byDocker = (container?.published ?? []).some(
    (published) => String(published.port) === port && !published.address.startsWith('127.'),
  )
  const reading = disk.files.filter(({ units }) => units.length > 0)
  const started = reading.filter(({ units }) => units.some(({ state }) => state === 'enabled'))
  const usable = started.find((file) => setsRule(file, { disk, port, client, byDocker }))
  if (usable) {
    const unit = usable.units.find(({ state }) => state === 'enabled')?.name ?? ''
    if (!byDocker && !opensDoor(started, port))
      return { missing: msg`nothing that starts at boot opens port ${port} for client` }
    return { found: msg`${usable.path} is read by ${unit}, which starts at boot` }
  }
  const idle = reading.find(
    (file) => !started.includes(file) && setsRule(file, { disk, port, client, byDocker }),
  )
  if (idle)
    return {
      missing: msg`${idle.path} would set it, but ${idle.units[0]?.name ?? ''} does not start at boot`,
    }
  if (
    reading.some(
      ({ path, lines }) => path === DIRECT && lines.some((line) => /DOCKER-USER|FORWARD/.test(line)),
    )
  )
    return {
      missing: msg`when firewalld reloads, Docker puts its own rules before the direct rule in this chain`,
    }
  return { missing: msg`no file that is read at boot sets a rule that holds for forwarded packets` }
}

interface Against {
  disk: Disk
  port: string
  client: string
  byDocker: boolean
}

function setsRule({ path, lines }: BootFile, { disk, port, client, byDocker }: Against): boolean {
  if (path === DIRECT) return lines.some((line) => directApplies(line, port))
  if (/^\/etc\/firewalld\/(?:zones|policies)\//.test(path)) {
    const names = lines.some((line) => line.includes(client))
    // What Docker has translated, zones and policies only see where firewalld is told to be strict.
    const forwards = lines.some((line) => line.includes('forward-port') && line.includes(port))
    return names && (disk.strictForwardPorts || forwards || !byDocker)
  }
  if (path.startsWith('/etc/firewalld/')) return false
  // A unit or script that only names the port may just as well be what opens it.
  return lines.some((line) => line.includes(client) || /\b(?:drop|reject|accept)\b/i.test(line))
}

/**
 * A direct rule where the packet comes by before Docker translates it. In the chains behind that it doesn't
 * last: when firewalld reloads, Docker puts its own rules back before these.
 */
function directApplies(line: string, port: string): boolean {
  return /<(?:rule|passthrough)\b/.test(line) && line.includes('PREROUTING') && line.includes(port)
}

/** Where Docker doesn't publish the port to the network, somebody else has to bring it to the container. */
function opensDoor(files: readonly BootFile[], port: string): boolean {
  return files.some(
    ({ path, lines }) =>
      lines.some((line) => line.includes(port)) &&
      (/\.(?:service|socket|conf)$/.test(path) ||
        !path.startsWith('/etc/firewalld/') ||
        lines.some((line) => line.includes('forward-port'))),
  )
}
