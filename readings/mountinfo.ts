/** A line of /proc/<pid>/mountinfo. */
export interface Mount {
  /** Major and minor number of the file system. */
  device: string
  /** What of that file system is mounted. */
  root: string
  point: string
  type: string
  readOnly: boolean
  /** noexec, nosuid, nodev: those of them that it has. */
  flags: string[]
  /** Bytes that a tmpfs may hold; `null` where the kernel names no bound. */
  size: number | null
}

const FLAGS = ['noexec', 'nosuid', 'nodev']
const UNITS: Record<string, number> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** All of them, in the kernel's order: of several at one point the last one hides the others. */
export function readMounts(mountinfo: string): Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [own = '', shared = ''] = line.split(' - ')
    const [, , device, root, point, options] = own.split(' ')
    const [type = '', , superOptions = ''] = shared.split(' ')
    if (device === undefined || root === undefined || point === undefined || options === undefined) return []
    const given = options.split(',')
    return {
      device,
      root: plain(root),
      point: plain(point),
      type,
      readOnly: given.includes('ro') || superOptions.split(',').includes('ro'),
      flags: FLAGS.filter((flag) => given.includes(flag)),
      size: sizeIn(superOptions),
    }
  })
}

function sizeIn(options: string): number | null {
  if (!options.includes('size=')) return null
  const [, number, unit = ''] = /(?:^|,)size=(\d+)([kmg]?)(?:,|$)/.exec(options) ?? []
  return number === undefined ? null : Number(number) * (UNITS[unit] ?? 1)
}

/** The kernel writes spaces and the like as octal numbers. */
function plain(path: string): string {
  if (!path.includes('\\')) return path
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
}

/** What is left of a path below a directory, with a slash before it; empty for itself, `undefined` elsewhere. */
export function below(directory: string, path: string): string | undefined {
  if (path === directory) return ''
  const prefix = directory === '/' ? '' : directory
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined
}

const join = (directory: string, rest: string) => `${directory === '/' ? '' : directory}${rest}` || '/'

/** The mount that a path lies on. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  return mounts
    .filter(({ point }) => below(point, path) !== undefined)
    .reduce<Mount | undefined>(
      (best, mount) => (best && best.point.length > mount.point.length ? best : mount),
      undefined,
    )
}

/**
 * Those of some paths that do not show what the file system at the host's / has there: something is mounted over them or
 * over a directory above, or / is another one. What is mounted at its own place, as systemd does to make it read-only,
 * covers nothing.
 */
export function coveredIn(
  mounts: readonly Mount[],
  ofHost: readonly Mount[],
  paths: readonly string[],
): string[] {
  const base = mountOf(ofHost, '/')
  return paths.filter((path) => {
    const mount = mountOf(mounts, path)
    if (!base || !mount || mount.device !== base.device) return true
    return join(mount.root, below(mount.point, path) ?? '') !== join(base.root, path)
  })
}

/** Every path at which `mounts` show a place of a file system, or something that lies in that place. */
export function pathsOf(
  mounts: readonly Mount[],
  { device, root }: Pick<Mount, 'device' | 'root'>,
): string[] {
  return mounts
    .filter((mount) => mount.device === device)
    .flatMap((mount) => {
      const rest = below(mount.root, root)
      if (rest !== undefined) return [join(mount.point, rest)]
      return below(root, mount.root) === undefined ? [] : [mount.point]
    })
}
