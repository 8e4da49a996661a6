import type { ContainerInspect } from '../../readings/container-types.ts'

/** Where systemd's journal, and a syslog daemon behind it, take lines in; /dev/log is a link to it. */
const JOURNAL = '/run/systemd/journal'

interface Mount {
  device: string
  /** What of its file system is mounted. */
  root: string
  point: string
}

/** Mounts of a container through which the host's log sockets are reached, whatever they are called in there. */
export function mountsOfSockets(ofContainer: string, ofHost: string): string[] {
  const home = parse(ofHost)
    .filter(({ point }) => contains(point, JOURNAL))
    // The deepest, and of several at one place the last, which lies on top.
    .reduce<Mount | undefined>(
      (best, mount) => (best && best.point.length > mount.point.length ? best : mount),
      undefined,
    )
  if (!home) return []
  const sockets = join(home.root, JOURNAL.slice(home.point === '/' ? 0 : home.point.length))
  return parse(ofContainer)
    .filter(
      ({ device, root }) => device === home.device && (contains(root, sockets) || contains(sockets, root)),
    )
    .map(({ point }) => point)
}

/** The same from its configuration, for a container that does not run. A read-only mount does not hinder a socket. */
export function configuredSockets({ Mounts }: Pick<ContainerInspect, 'Mounts'>): string[] {
  return Mounts.filter(({ Type, Source }) => Type === 'bind' && leadsToSockets(Source)).map(
    ({ Source, Destination }) => `${Source}:${Destination}`,
  )
}

function leadsToSockets(source: string): boolean {
  const path = source.replace(/^\/var\/run(?=\/|$)/, '/run').replace(/(.)\/+$/, '$1')
  return path === '/dev/log' || contains(path, JOURNAL) || contains(JOURNAL, path)
}

/** Whether the second path is the first one or lies in it. */
function contains(folder: string, path: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`)
}

function join(root: string, rest: string): string {
  return root === '/' ? rest : `${root}${rest}`
}

function parse(mountinfo: string): Mount[] {
  return mountinfo
    .split('\n')
    .map((line) => line.split(' '))
    .filter((fields) => fields.length > 6)
    .map(([, , device = '', root = '', point = '']) => ({
      device,
      root: unescape(root),
      point: unescape(point),
    }))
}

/** The kernel writes spaces and the like as \040. */
function unescape(field: string): string {
  return field.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
}
