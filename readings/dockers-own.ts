import type { ContainerMount } from './container-types.ts'
import { below, pathsOf, type Mount } from './mountinfo.ts'

/** Docker writes these for each container and mounts them from its own data. */
const WRITTEN = new Map([
  ['/etc/hostname', 'hostname'],
  ['/etc/hosts', 'hosts'],
  ['/etc/resolv.conf', 'resolv.conf'],
])

/** Whether it is what every container has without being asked for. `paths`: where the host has it. */
export function isDockersOwn(
  { point, root, type, readOnly }: Mount,
  id: string,
  paths: readonly string[],
): boolean {
  if (point === '/') return true
  if (root.endsWith(`/containers/${id}/${WRITTEN.get(point)}`)) return true
  // Its own groups and its view of devices; both are the kernel's, the same for all, and can't be written to.
  if (readOnly && type.startsWith('cgroup') && below('/sys/fs/cgroup', point) !== undefined) return true
  if (readOnly && type === 'sysfs' && point === '/sys') return true
  if (readOnly && point === '/sbin/docker-init') return true
  return type === 'tmpfs' && paths.every((path) => path.endsWith(`/containers/${id}/mounts/shm`))
}

/** Whether Docker made it in its own data. Docker also calls volume what is only bound to a directory of the host. */
export function isVolume(
  { point, root, type }: Mount,
  mounts: readonly ContainerMount[],
  paths: readonly string[],
): boolean {
  const said = mounts.find(({ Type, Destination }) => Type === 'volume' && Destination === point)
  if (!said?.Name) return false
  const place = `/volumes/${said.Name}/_data`
  if (type === 'tmpfs') return paths.every((path) => path.includes(place))
  return root.endsWith(place) || root.includes(`${place}/`)
}

/** A place where Docker keeps what belongs to a container. */
export interface Store {
  device: string
  type: string
  /** Where the host has it. */
  from: string
}

/** The file system on which Docker keeps what belongs to a container. */
export function storeOf(host: readonly Mount[], own: readonly Mount[], id: string): Store | null {
  const mount = own.find(({ point, root }) => root.endsWith(`/containers/${id}/${WRITTEN.get(point)}`))
  if (!mount) return null
  const { device, type } = mount
  return { device, type, from: pathsOf(host, mount)[0] ?? mount.root }
}
