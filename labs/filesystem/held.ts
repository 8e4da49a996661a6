import type { ContainerInspect } from '../../readings/container-types.ts'
import { below, pathsOf, type Mount } from '../../readings/mountinfo.ts'
import type { Held, Store } from './observation.ts'

/** More than a whole host shows. */
const MOST = 80
/** Docker writes these for each container and mounts them from its own data. */
const WRITTEN = new Map([
  ['/etc/hostname', 'hostname'],
  ['/etc/hosts', 'hosts'],
  ['/etc/resolv.conf', 'resolv.conf'],
])

/**
 * What of master's file systems a container has mounted. By file system and place in it: neither another name
 * nor a link nor a mount that was made on master before hides it, and what Docker says only tells volumes from
 * the rest.
 */
export function heldBy(
  master: readonly Mount[],
  own: readonly Mount[],
  container: Pick<ContainerInspect, 'Id' | 'Mounts'>,
): Held[] {
  return own
    .flatMap((mount): Held[] => {
      const paths = pathsOf(master, mount)
      const [from] = paths
      if (from === undefined || isDockers(mount, container.Id, paths)) return []
      const { point, readOnly, type, device, root } = mount
      const kind = isVolume(mount, container.Mounts, paths) ? 'volume' : 'master'
      return [{ point, from, kind, readOnly, type, device, root }]
    })
    .slice(0, MOST)
}

/** What every container has without being asked for. */
function isDockers({ point, root, type, readOnly }: Mount, id: string, paths: readonly string[]): boolean {
  if (point === '/') return true
  if (root.endsWith(`/containers/${id}/${WRITTEN.get(point)}`)) return true
  // Its own groups and its view of devices; both are the kernel's, the same for all, and can't be written to.
  if (readOnly && type.startsWith('cgroup') && below('/sys/fs/cgroup', point) !== undefined) return true
  if (readOnly && type === 'sysfs' && point === '/sys') return true
  if (readOnly && point === '/sbin/docker-init') return true
  return type === 'tmpfs' && paths.every((path) => path.endsWith(`/containers/${id}/mounts/shm`))
}

/** One that Docker made in its own data. Docker also calls volume what is only bound to a directory of master. */
function isVolume(
  { point, root, type }: Mount,
  mounts: ContainerInspect['Mounts'],
  paths: readonly string[],
): boolean {
  const said = mounts.find(({ Type, Destination }) => Type === 'volume' && Destination === point)
  if (!said?.Name) return false
  const place = `/volumes/${said.Name}/_data`
  if (type === 'tmpfs') return paths.every((path) => path.includes(place))
  return root.endsWith(place) || root.includes(`${place}/`)
}

/** The file system on which Docker keeps what belongs to a container. */
export function storeOf(master: readonly Mount[], own: readonly Mount[], id: string): Store | null {
  const mount = own.find(({ point, root }) => root.endsWith(`/containers/${id}/${WRITTEN.get(point)}`))
  if (!mount) return null
  const { device, type } = mount
  return { device, type, from: pathsOf(master, mount)[0] ?? mount.root }
}

/** Whether one place holds the other, or they are the same. */
export function overlap(a: Pick<Held, 'device' | 'root'>, b: Pick<Held, 'device' | 'root'>): boolean {
  return a.device === b.device && (below(a.root, b.root) ?? below(b.root, a.root)) !== undefined
}

/** Those that are not just a part of another one: of a whole host, the host. */
export function topmost(held: readonly Held[]): Held[] {
  return held.filter(
    (each) => !held.some(({ point }) => point !== each.point && below(point, each.point) !== undefined),
  )
}
