import type { Finding, Looked } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import { type Store, storeOf } from '../../readings/dockers-own.ts'
import { below, type Mount, mountOf } from '../../readings/mountinfo.ts'
import { type AuditItem, cannotTell, type Judgement, judged, unsupported } from '../item.ts'
import type { DaemonInfo, ObservedContainer, Observation } from '../observation.ts'
import type { HostSurvey } from '../survey.ts'
import { mountsOf } from './shared/mounts-of.ts'
import { named, subjectOf } from './shared/naming.ts'

/** A file system that is at one of these is the system's, not the containers' own: what fills one fills the other. */
const SYSTEM = [
  '/',
  '/boot',
  '/etc',
  '/home',
  '/opt',
  '/root',
  '/tmp',
  '/usr',
  '/var',
  '/var/lib',
  '/var/log',
  '/var/tmp',
]
/** Of what Docker keeps, all that grows. */
const PARTS = ['containers', 'image', 'overlay2', 'vfs', 'volumes']

export const ownPartition: AuditItem = {
  id: 'H1',
  bench: ['1.1.1'],
  mend: {
    how: msg`Give Docker’s data a file system of its own, made on a disk, a partition or a logical volume that nothing else uses (here \`/dev/vdb1\`, which is emptied), and mount it at \`/var/lib/docker\` at every boot. Everything that is there already is to be copied first.`,
    commands: [
      'systemctl stop docker.socket docker.service',
      'mkfs.ext4 /dev/vdb1',
      'mount /dev/vdb1 /mnt && cp -a /var/lib/docker/. /mnt/ && umount /mnt',
      'echo "/dev/vdb1 /var/lib/docker ext4 defaults 0 2" >> /etc/fstab',
      'systemctl daemon-reload && mount /var/lib/docker',
      'systemctl start docker.service',
    ],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const { host, info } = seen
  if (!host.seen) return cannotTell(host.why)
  const mounts = mountsOfDaemon(host.value)
  const root = mountOf(mounts, '/')
  if (!root)
    return cannotTell(msg`The mounts of the machine could not be read. Audit again with the rights of root.`)
  const places = placesOf(info)
  const held = places.map((path) => ({ path, mount: mountOf(mounts, path) ?? root }))
  // What the kernel shows of running containers outweighs a path, which may be a link to elsewhere.
  const store = storeOfAny(mounts, seen.containers)
  const looked = held.map(({ path, mount }): Looked => ({
    tried: msg`Compared the file system of ${named(path)} with that of \`/\`, by the kernel’s mounts`,
    expected: msg`one that holds nothing else of the system, on a disk`,
    got: msg`${mount.type}, device ${mount.device}, mounted at ${named(mount.point)}; \`/\` is device ${root.device}`,
  }))
  if (seen.isLab && isOneWithRoot(mounts, root))
    return unsupported(
      msg`On this machine, the lab host’s root and its disk for Docker are one file system, so they can’t be told apart.`,
      looked,
    )
  const findings = [
    ...held.flatMap(({ path, mount }) => wrongWith(path, mount.device, mount.type, mounts)),
    ...(store && !held.some(({ mount }) => mount.device === store.device)
      ? wrongWith(store.from, store.device, store.type, mounts)
      : []),
    ...held.flatMap(({ path, mount }) => partsElsewhere(path, mount, mounts)),
  ].map((finding): Finding => ({ ...finding, looked }))
  const right = held.map(({ path }) => named(path)).join(', ')
  return judged({
    findings,
    wrong: findings[0]?.summary ?? msg`Docker’s data has no file system of its own.`,
    right: seen.isLab
      ? msg`Docker’s data (${right}) is on a file system of its own, as far as this lab host’s kernel tells: a volume of the machine below.`
      : msg`Docker’s data (${right}) is on a file system of its own.`,
    looked,
  })
}

function mountsOfDaemon(host: HostSurvey): readonly Mount[] {
  const { daemon } = host
  const own = daemon ? mountsOf(daemon) : []
  return own.length > 0 ? own : mountsOf(host)
}

/** All containers have one: the first that shows where it is. */
function storeOfAny(mounts: readonly Mount[], containers: readonly ObservedContainer[]): Store | null {
  for (const { id, kernel } of containers) {
    const store = kernel.seen ? storeOf(mounts, mountsOf(kernel.value), id) : null
    if (store) return store
  }
  return null
}

/** With containerd's own store for images, they lie beside Docker's data. */
function placesOf({ DockerRootDir, DriverStatus }: DaemonInfo): string[] {
  const isContainerds = JSON.stringify(DriverStatus ?? null).includes('io.containerd.snapshotter')
  return isContainerds ? [DockerRootDir, '/var/lib/containerd'] : [DockerRootDir]
}

/** The lab host came with its volume first; on an overlay it can't be the root's file system, so that there a bind is a bind. */
function isOneWithRoot(mounts: readonly Mount[], root: Mount): boolean {
  const given = mounts.find(({ point }) => point === '/var/lib/docker')
  return root.type !== 'overlay' && given?.device === root.device
}

type Wrong = Omit<Finding, 'looked'>

function wrongWith(path: string, device: string, type: string, mounts: readonly Mount[]): Wrong[] {
  const subject = subjectOf('file', path)
  if (type === 'tmpfs') return [{ subject, summary: msg`Docker’s data (${named(path)}) is kept in memory.` }]
  const shared = mounts.find((mount) => mount.device === device && SYSTEM.includes(mount.point))
  if (!shared) return []
  const at: Message = msg`Docker’s data (${named(path)}) is on the file system that is mounted at ${shared.point}: containers that fill it fill the machine’s.`
  const bound = mounts.some(({ point, device: other }) => point === path && other === device)
  return [
    {
      subject,
      summary: bound
        ? msg`Docker’s data (${named(path)}) is mounted there, but from the file system that is mounted at ${shared.point}: that is no partition of its own.`
        : at,
    },
  ]
}

function partsElsewhere(path: string, whole: Mount, mounts: readonly Mount[]): Wrong[] {
  return PARTS.flatMap((part): Wrong[] => {
    const mount = mounts.findLast(({ point }) => below(path, point) === `/${part}`)
    return mount && mount.device !== whole.device
      ? wrongWith(mount.point, mount.device, mount.type, mounts)
      : []
  })
}
