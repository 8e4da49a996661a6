import { capabilitySets, type CapabilitySet, type ProcessSeen, type SocketHeld } from './observation.ts'

/** What lets one talk to a daemon that does as it is told, as root. */
const sockets = ['/run/docker.sock', '/run/containerd/containerd.sock'] as const

interface Mount {
  /** Major and minor number of the file system. */
  device: string
  /** What of that file system is mounted. */
  root: string
  point: string
  readOnly: boolean
}

/** /proc/<pid>/mountinfo. */
export function readMounts(mountinfo: string): Mount[] {
  return mountinfo
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, , device = '', root = '', point = '', options = ''] = line.split(' ')
      return { device, root: plain(root), point: plain(point), readOnly: options.split(',').includes('ro') }
    })
}

/** The kernel writes spaces and the like as octal numbers. */
function plain(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
}

/** A path below a directory, or that path itself: what is left of it, with a slash before it; `undefined` elsewhere. */
function below(directory: string, path: string): string | undefined {
  const prefix = directory === '/' ? '' : directory
  return path === directory || path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined
}

/**
 * Which daemon sockets a container was given, under whatever path. By file system and place in it, so that
 * neither another name nor a link nor a directory above the socket hides it.
 */
export function socketsHeld(
  host: readonly Mount[],
  container: readonly Mount[],
  paths: readonly string[] = sockets,
): SocketHeld[] {
  return paths.flatMap((socket) => {
    const above = host.filter(({ point }) => below(point, socket) !== undefined)
    const closest = Math.max(...above.map(({ point }) => point.length))
    // All that are stacked at that place: a socket that was covered later is as good as before to who holds it.
    const homes = above.filter(({ point }) => point.length === closest)
    return homes.flatMap((home) => heldFrom(home, socket, container))
  })
}

function heldFrom(home: Mount, socket: string, container: readonly Mount[]): SocketHeld[] {
  const place = `${home.root === '/' ? '' : home.root}${below(home.point, socket) ?? ''}`
  return container.flatMap(({ device, root, point, readOnly }) => {
    const inMount = device === home.device ? below(root, place) : undefined
    if (inMount === undefined) return []
    const inside = inMount === '' ? point : `${point === '/' ? '' : point}${inMount}`
    return [{ socket, inside, mount: point, readOnly }]
  })
}

/** Sockets that dockerd was told to listen on, in its arguments or its configuration. */
export function socketsNamed(...texts: string[]): string[] {
  const named = texts.flatMap((text) =>
    [...text.matchAll(/unix:\/\/(\/[^\s"',]+)/g)].map(([, path = '']) => path),
  )
  // /var/run is a link to /run on every host of today.
  return [...new Set([...sockets, ...named.map((path) => path.replace(/^\/var\/run\//, '/run/'))])]
}

type Identity = Pick<ProcessSeen, 'uids' | 'uidsInside' | 'capabilities' | 'noNewPrivileges'>

/** /proc/<pid>/status with /proc/<pid>/uid_map; `undefined` if this is not what they look like. */
export function readIdentity(status: string, uidMap: string): Identity | undefined {
  const field = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(status)?.[1]?.trim()
  const uids = field('Uid')?.split(/\s+/).map(Number)
  const sets = capabilitySets.map((set) => [set, field(set)] as const)
  if (uids?.length !== 4 || sets.some(([, value]) => value === undefined)) return undefined
  const noNewPrivileges = field('NoNewPrivs')
  return {
    uids,
    uidsInside: uids.map((uid) => insideOf(uid, uidMap)),
    capabilities: Object.fromEntries(sets) as Record<CapabilitySet, string>,
    noNewPrivileges: noNewPrivileges === undefined ? null : noNewPrivileges === '1',
  }
}

/** A number that the map does not know is nobody's inside. */
function insideOf(uid: number, uidMap: string): number {
  for (const line of uidMap.trim().split('\n')) {
    const [inside = NaN, outside = NaN, count = NaN] = line.trim().split(/\s+/).map(Number)
    if (uid >= outside && uid < outside + count) return inside + uid - outside
  }
  return 65534
}
