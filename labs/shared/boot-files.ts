import { type HostProbe, joined, type Message, msg } from '../../contract/index.ts'

/** A file that names something, and what would read it after a reboot. */
export interface BootFile {
  path: string
  /** The lines that name it, or that were asked for. */
  lines: string[]
  /** The units that read it; of one's own scripts, those that name it. */
  units: { name: string; state: string }[]
}

export function bootFileInWords({ path, units }: BootFile): Message {
  const readers =
    units.length > 0 ? joined(units.map(({ name, state }) => `${name} ${state}`)) : msg`read by no unit`
  return msg`${path} (${readers})`
}

/** Where people keep firewall rules, units and the scripts that units run. */
const ROOTS = ['/etc', '/usr/local', '/root', '/opt', '/srv', '/usr/lib/systemd/system']
/** Name the same numbers and addresses and set no rule. `*.old` are firewalld's own copies. */
const IDLE = /\.(?:old|bak|orig|dpkg-\w+)$|^\/etc\/hosts|\/\.\w*history$/
const MOST_FILES = 20
const MOST_LINES = 30
const UNITS = '/etc/systemd/system'

/**
 * The files of a host that contain one of `needles`, a port or an address, and whether a boot would read them.
 * `keep` says which of their lines matter; those with a needle when absent.
 */
export async function findBootFiles(
  host: HostProbe,
  needles: readonly string[],
  keep = (line: string) => needles.some((needle) => line.includes(needle)),
): Promise<BootFile[]> {
  const found = await Promise.all(
    needles.map((needle) => host.findFiles({ roots: ROOTS, needle, maxFiles: 60 })),
  )
  const paths = [...new Set(found.flat().map((file) => file.path))].filter((path) => !IDLE.test(path)).sort()
  return Promise.all(paths.slice(0, MOST_FILES).map((path) => readBootFile(host, path, keep)))
}

async function readBootFile(
  host: HostProbe,
  path: string,
  keep: (line: string) => boolean,
): Promise<BootFile> {
  const [text, units] = await Promise.all([host.readFile(path), unitsReading(host, path)])
  return {
    path,
    lines: (text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => !line.startsWith('#') && keep(line))
      .slice(0, MOST_LINES)
      .map((line) => line.slice(0, 300)),
    units: await Promise.all(units.map(async (name) => ({ name, state: await stateOf(host, name) }))),
  }
}

/** The unit that a file belongs to, and the units that name it. */
async function unitsReading(host: HostProbe, path: string): Promise<string[]> {
  const own = unitOf(path)
  if (own !== undefined) return [own]
  if (path.startsWith('/etc/firewalld/')) return ['firewalld.service']
  if (/^\/etc\/nftables(?:\.conf$|\.d\/|\/)/.test(path)) return ['nftables.service']
  const naming = await host.findFiles({ roots: [UNITS], needle: path, maxFiles: 10 })
  return [...new Set(naming.flatMap((file) => unitOf(file.path) ?? []))]
}

/** `docker.service` for its file and for its drop-ins. */
export function unitOf(path: string): string | undefined {
  return /\/systemd\/system\/([^/]+\.(?:service|socket))(?:\.d\/[^/]+\.conf)?$/.exec(path)?.[1]
}

/** Whether a unit starts at boot: UnitFileState. */
export async function stateOf(host: HostProbe, unit: string): Promise<string> {
  const { UnitFileState } = await host.unit(unit, ['UnitFileState'])
  return UnitFileState || 'unknown'
}
