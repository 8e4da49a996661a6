import type { ContainerInspect, ContainerMount } from './container-types.ts'
import { below, pathsOf, type Mount } from './mountinfo.ts'

/** Docker writes these for each container and mounts them from its own data. */
const WRITTEN = new Map([
  ['/etc/hostname', 'hostname'],
  ['/etc/hosts', 'hosts'],
  ['/etc/resolv.conf', 'resolv.conf'],
])

/** IDs of the containers whose files Docker mounts into one: its own, and of those whose network or IPC it shares. */
export function lendersOf({ Id, HostConfig }: Pick<ContainerInspect, 'Id' | 'HostConfig'>): string[] {
  const shared = [HostConfig.NetworkMode, HostConfig.IpcMode].flatMap((mode) =>
    mode?.startsWith('container:') ? mode.slice('container:'.length) : [],
  )
  return [Id, ...shared]
}

/** Whether it is what every container has without being asked for. `lenders`: see above. `paths`: where the host has it. */
export function isDockersOwn(
  { point, root, type, readOnly }: Mount,
  lenders: readonly string[],
  paths: readonly string[],
): boolean {
  if (point === '/') return true
  if (lenders.some((id) => root.endsWith(`/containers/${id}/${WRITTEN.get(point)}`))) return true
  // Its own groups and its view of devices; both are the kernel's, the same for all, and can't be written to.
  if (readOnly && type.startsWith('cgroup') && below('/sys/fs/cgroup', point) !== undefined) return true
  if (readOnly && type === 'sysfs' && point === '/sys') return true
  if (readOnly && point === '/sbin/docker-init') return true
  const isShared = (path: string) => lenders.some((id) => path.endsWith(`/containers/${id}/mounts/shm`))
  return type === 'tmpfs' && paths.every(isShared)
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
