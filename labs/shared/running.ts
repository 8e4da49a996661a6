import { ProbeError, type HostProbe, type NamespaceKind, msg } from '../../contract/index.ts'
import { inspectContainer, listContainers, ownListeners } from './containers.ts'
import { below, mountOf, pathsOf, readMounts, type Mount } from '../../readings/mountinfo.ts'
import { socketsHeld, socketsNamed, type SocketHeld } from '../../readings/sockets-held.ts'

/** Namespaces that a container has no reason to share with its host. */
const ownKinds = ['ipc', 'net', 'pid', 'uts'] as const satisfies readonly NamespaceKind[]

/** A running container, by the kernel's word where it has one. */
export interface Running {
  name: string
  restart: string
  privileged: boolean
  securityOptions: string[]
  /** Effective users of its first process and of those that listen, as the host numbers them. */
  users: number[]
  /** What its first process, and whatever that starts, can ever have: hexadecimal. */
  bounding: string
  /** 0 none, 2 a filter; `null` where this kernel does not say. */
  seccomp: number | null
  /** Namespaces that it shares with its host. */
  shared: string[]
  sockets: SocketHeld[]
  /** Places of the host that it was given, and where it sees them. */
  reached: { place: string; inside: string; readOnly: boolean }[]
  listensOn: number[]
  publishes: number[]
}

/** More than anybody has in these labs; what is above is not looked at. */
const MOST = 30

/** All running containers; `places` are directories of the host that none should hold, `args` dockerd's own. */
export async function seeRunning(
  host: HostProbe,
  places: readonly string[],
  args: readonly string[],
): Promise<Running[]> {
  const [listed, mountinfo, configuration, namespaces] = await Promise.all([
    listContainers(host),
    host.processFile(1, 'mountinfo'),
    host.readFile('/etc/docker/daemon.json'),
    host.namespaces(1),
  ])
  if (mountinfo === undefined || namespaces === undefined)
    throw new ProbeError(msg`process 1 of ${host.name} can not be seen`)
  const mounts = readMounts(mountinfo)
  const sockets = socketsNamed(args.join(' '), configuration ?? '')
  const running = listed.filter(({ State }) => !['created', 'exited', 'dead'].includes(State))
  const seen = await Promise.all(
    running.slice(0, MOST).map(async ({ Id, Ports }): Promise<Running[]> => {
      const inspected = await inspectContainer(host, Id)
      const pid = inspected?.State.Pid
      if (!inspected || !pid) return []
      const [status, own, ownNamespaces, listeners] = await Promise.all([
        host.processFile(pid, 'status'),
        host.processFile(pid, 'mountinfo'),
        host.namespaces(pid),
        ownListeners(host, Id, pid),
      ])
      if (status === undefined || own === undefined || ownNamespaces === undefined) return []
      const holders = new Set(listeners.flatMap(({ pids }) => pids).filter((holder) => holder !== pid))
      const others = await Promise.all(
        [...holders].slice(0, MOST).map((each) => host.processFile(each, 'status')),
      )
      const mountsInside = readMounts(own)
      const { HostConfig, Name } = inspected
      const mode = field(status, 'Seccomp')
      return [
        {
          name: Name.replace(/^\//, ''),
          restart: HostConfig.RestartPolicy?.Name || 'no',
          privileged: HostConfig.Privileged === true,
          securityOptions: HostConfig.SecurityOpt ?? [],
          users: [
            ...new Set(
              [status, ...others].flatMap((text) => (text === undefined ? [] : effectiveUser(text))),
            ),
          ],
          bounding: field(status, 'CapBnd') ?? '',
          seccomp: mode === undefined ? null : Number(mode),
          shared: ownKinds.filter((kind) => ownNamespaces[kind] === namespaces[kind]),
          sockets: socketsHeld(mounts, mountsInside, sockets),
          reached: places.flatMap((place) => reachedAt(mounts, mountsInside, place)),
          listensOn: [...new Set(listeners.map(({ port }) => port))].sort((a, b) => a - b),
          publishes: [...new Set(Ports.flatMap(({ PublicPort }) => PublicPort ?? []))],
        },
      ]
    }),
  )
  return seen.flat().sort((a, b) => a.name.localeCompare(b.name))
}

/** By file system and place in it, so that another name, a link or a directory above does not hide it. */
function reachedAt(host: readonly Mount[], inside: readonly Mount[], place: string): Running['reached'] {
  const home = mountOf(host, place)
  if (!home) return []
  const root = `${home.root === '/' ? '' : home.root}${below(home.point, place) ?? ''}` || '/'
  return pathsOf(inside, { device: home.device, root }).map((path) => ({
    place,
    inside: path,
    readOnly: mountOf(inside, path)?.readOnly ?? false,
  }))
}

function field(status: string, name: string): string | undefined {
  return new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1]
}

function effectiveUser(status: string): number[] {
  const user = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1]
  return user === undefined ? [] : [Number(user)]
}
