import { joined, type Message, msg } from '../../contract/index.ts'
import { below, type Mount, pathsOf } from '../../readings/mountinfo.ts'
import { isDockersOwn, isVolume, lendersOf } from '../../readings/dockers-own.ts'
import { socketsNamed } from '../../readings/sockets-held.ts'
import type { AuditItem, Judgement } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { isReadable, type SurveyedContainer } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked, procFile, unreadable } from './shared/fields.ts'
import { mountsOf } from './shared/mounts-of.ts'
import { named, someOf } from './shared/naming.ts'
import { isSensitive, plainPath } from './shared/sensitive-places.ts'
import { peerGroups, sharedWith } from './shared/shared-mounts.ts'

export const sensitiveMounts: AuditItem = {
  id: 'H3',
  bench: ['5.6', '5.32', '5.20'],
  mend: {
    how: msg`Make the container anew without that mount; read-only is not enough. Give it a volume of its own, or just the files that it needs. \`docker inspect\` shows what it has.`,
    commands: [
      `docker ps -aq | xargs -r docker inspect --format '{{.Name}} {{range .Mounts}}{{.Source}}:{{.Destination}} {{end}}'`,
    ],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const bad = placesOf(seen)
  const machine = machineOf(seen)
  return judgeContainers(
    seen,
    {
      byKernel: (kernel, container) => byKernel(machine, kernel, container, bad),
      byDaemon: (container) => byDaemon(seen, container, bad),
    },
    {
      wrong: (names) => msg`Something of the host that gives it away is mounted into ${names}.`,
      right: msg`No container has a sensitive folder of the host.`,
    },
  )
}

/** What is sensitive on this machine only: where its daemon keeps its data and listens. */
function placesOf({ info, host, configuration }: Observation): string[] {
  const args = host.seen && host.value.daemon ? host.value.daemon.args.join(' ') : ''
  const file = configuration.seen ? JSON.stringify(configuration.value.file ?? {}) : ''
  return [info.DockerRootDir, ...socketsNamed(args, file)].filter((path) => path.startsWith('/'))
}

/** A mount of the kernel's own that every container has, its own or, in a namespace of the host's, the host's: other items are about that. */
const KERNELS = ['/proc', '/dev', '/sys']

/** The machine's own mounts, by their file systems, and which of them are shared. */
interface Machine {
  mounts: Map<string, Mount[]>
  peers: ReadonlySet<string>
}

function machineOf({ host }: Observation): Machine | { unknown: Message } {
  if (!host.seen) return { unknown: host.why }
  const { mountinfo } = host.value
  if (!isReadable(mountinfo))
    return {
      unknown: msg`The machine’s own mounts could not be read, to compare with those of containers. Audit again with the rights of root.`,
    }
  return { mounts: Map.groupBy(mountsOf(host.value), ({ device }) => device), peers: peerGroups(mountinfo) }
}

function byKernel(
  machine: ReturnType<typeof machineOf>,
  kernel: SurveyedContainer,
  container: ObservedContainer,
  bad: readonly string[],
): Outcome {
  if (!isReadable(kernel.mountinfo)) return unreadable(container, 'mountinfo', kernel.mountinfo)
  if ('unknown' in machine) return machine
  const { Mounts: said } = container.inspect
  const lenders = lendersOf(container.inspect)
  const isAsked = (point: string) =>
    said.some(({ Destination }) => plainPath(Destination) === plainPath(point))
  const held = mountsOf(kernel).flatMap((mount): Held[] => {
    const paths = pathsOf(machine.mounts.get(mount.device) ?? [], mount)
    if (paths.length === 0 || isDockersOwn(mount, lenders, paths)) return []
    if (!isAsked(mount.point) && KERNELS.some((place) => below(place, mount.point) !== undefined)) return []
    if (isVolume(mount, said, paths)) return []
    const place = ownNames(paths).find(
      (path) => !isInVolume(path, mount, said) && isSensitive(path, mount.readOnly, bad),
    )
    return place === undefined ? [] : [{ place, point: mount.point, readOnly: mount.readOnly }]
  })
  const shared = sharedWith(machine.peers, kernel.mountinfo)
  return outcome(container, topmost(held), shared, procFile(container, kernel.pid, 'mountinfo'))
}

/** A folder that some volume is bound to also has that volume's name, which says nothing of what it is. */
function ownNames(paths: readonly string[]): readonly string[] {
  const others = paths.filter((path) => !/\/volumes\/[^/]+\/_data(\/|$)/.test(path))
  return others.length > 0 ? others : paths
}

/** Also a volume on a disk of its own lies, as the host sees it, in Docker's folder of volumes. */
function isInVolume(path: string, { point }: Mount, said: ObservedContainer['inspect']['Mounts']): boolean {
  const volume = said.find(({ Type, Destination }) => Type === 'volume' && Destination === point)
  return volume?.Name !== undefined && path.includes(`/volumes/${volume.Name}/_data`)
}

/** By the daemon's word: where binds begin, and what volumes are told to be. A link is not seen for one. */
function byDaemon({ volumes }: Observation, container: ObservedContainer, bad: readonly string[]): Outcome {
  const { Mounts: mounts } = container.inspect
  const places = mounts.flatMap(({ Type, Name, Source, Destination, RW }) => {
    if (Type === 'bind') return [{ place: Source, point: Destination, readOnly: !RW }]
    const device =
      Type === 'volume' ? volumes.find(({ name }) => name === Name)?.options['device'] : undefined
    return device?.startsWith('/') ? [{ place: device, point: Destination, readOnly: !RW }] : []
  })
  const held = places.filter(({ place, readOnly }) => isSensitive(place, readOnly, bad))
  const shared = mounts.flatMap(({ Propagation, Destination }) =>
    Propagation?.endsWith('shared') ? [Destination] : [],
  )
  if (held.length === 0 && shared.length === 0 && places.length > 0)
    return {
      unknown: msg`${named(container.name)} has ${someOf(places.map(({ place }) => place))} of the host; whether that leads elsewhere can be seen only on the machine itself. Audit again with the rights of root there.`,
    }
  return outcome(container, topmost(held), shared, asked(container))
}

interface Held {
  place: string
  point: string
  readOnly: boolean
}

/** Of a whole host, the host. */
const topmost = (held: readonly Held[]): Held[] =>
  held.filter(
    ({ point }) => !held.some((other) => other.point !== point && below(other.point, point) !== undefined),
  )

const MOST = 5

function outcome(
  { name }: ObservedContainer,
  held: readonly Held[],
  shared: readonly string[],
  tried: Message,
): Outcome {
  const words = held
    .slice(0, MOST)
    .map(({ place, point, readOnly }) =>
      readOnly ? msg`${named(place)} at ${named(point)}, read-only` : msg`${named(place)} at ${named(point)}`,
    )
  const got = [...words, ...shared.slice(0, MOST).map((point) => msg`${named(point)} shared with the host`)]
  const wrong: Message[] = []
  if (held.length > 0)
    wrong.push(msg`${named(name)} has ${someOf(held.map(({ place }) => place))} of the host.`)
  if (held.length > 0 && held.every(({ readOnly }) => readOnly))
    wrong.push(msg`Read-only, it can still be read, and talked through.`)
  if (shared.length > 0)
    wrong.push(
      msg`What ${named(name)} mounts at ${someOf(shared)} appears on the host, as the mount is shared with it.`,
    )
  return {
    looked: [
      {
        tried,
        expected: msg`no sensitive folder of the host, no mount shared with it`,
        got: got.length > 0 ? joined(got) : msg`none`,
      },
    ],
    wrong,
  }
}
