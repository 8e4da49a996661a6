import type { HostProbe, Params } from '../../contract/index.ts'
import type { BootFile, Disk } from './observation.ts'

/** Where people keep firewall rules, units and the scripts that units run. */
const ROOTS = ['/etc', '/usr/local', '/root', '/opt', '/srv', '/usr/lib/systemd/system']
/** Name the same numbers and addresses and set no rule. `*.old` are firewalld's own copies. */
const IDLE = /\.(?:old|bak|orig|dpkg-\w+)$|^\/etc\/hosts|\/\.\w*history$/
const MOST_FILES = 20
const MOST_LINES = 30
const UNITS = '/etc/systemd/system'

/** What is on master's disk about the port or about client, and whether a boot would read it. */
export async function observeDisk(master: HostProbe, params: Params): Promise<Disk> {
  const needles = [params.servicePort, params.clientAddress].filter((needle) => needle !== undefined)
  const [firewalld, docker, conf, ...found] = await Promise.all([
    stateOf(master, 'firewalld.service'),
    Promise.all(['docker.service', 'docker.socket'].map((unit) => stateOf(master, unit))),
    master.readFile('/etc/firewalld/firewalld.conf'),
    ...needles.map((needle) => master.findFiles({ roots: ROOTS, needle, maxFiles: 60 })),
  ])
  const paths = [...new Set(found.flat().map((file) => file.path))].filter((path) => !IDLE.test(path)).sort()
  const files = await Promise.all(
    paths.slice(0, MOST_FILES).map((path) => readBootFile(master, path, needles)),
  )
  return {
    firewalld,
    docker,
    strictForwardPorts: /^\s*StrictForwardPorts\s*=\s*(?:yes|true)\s*$/im.test(conf ?? ''),
    files,
  }
}

async function readBootFile(master: HostProbe, path: string, needles: readonly string[]): Promise<BootFile> {
  const [text, units] = await Promise.all([master.readFile(path), unitsReading(master, path)])
  return {
    path,
    lines: (text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => !line.startsWith('#') && needles.some((needle) => line.includes(needle)))
      .slice(0, MOST_LINES)
      .map((line) => line.slice(0, 300)),
    units: await Promise.all(units.map(async (name) => ({ name, state: await stateOf(master, name) }))),
  }
}

/** The unit that a file belongs to, and the units that name it. */
async function unitsReading(master: HostProbe, path: string): Promise<string[]> {
  const own = unitOf(path)
  if (own !== undefined) return [own]
  if (path.startsWith('/etc/firewalld/')) return ['firewalld.service']
  if (path.startsWith('/etc/nftables')) return ['nftables.service']
  const naming = await master.findFiles({ roots: [UNITS], needle: path, maxFiles: 10 })
  return [...new Set(naming.flatMap((file) => unitOf(file.path) ?? []))]
}

/** `docker.service` for its file and for its drop-ins. */
export function unitOf(path: string): string | undefined {
  return /\/systemd\/system\/([^/]+\.(?:service|socket))(?:\.d\/[^/]+\.conf)?$/.exec(path)?.[1]
}

async function stateOf(master: HostProbe, unit: string): Promise<string> {
  const { UnitFileState } = await master.unit(unit, ['UnitFileState'])
  return UnitFileState || 'unknown'
}
