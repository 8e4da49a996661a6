import { readMounts, type Mount as AnyMount } from '../../readings/mountinfo.ts'

/** One mount as a process sees it. */
export type Mount = Pick<AnyMount, 'point' | 'type' | 'readOnly' | 'size'>

/** Kinds that store nothing on a disk. What is in a tmpfs counts as memory of whoever wrote it. */
const notOnDisk = new Set(['tmpfs', 'proc', 'sysfs', 'devpts', 'mqueue', 'cgroup', 'cgroup2', 'devtmpfs'])

/** From /proc/<pid>/mountinfo. Of several mounts at one point the last one counts: it hides the others. */
export function visibleMounts(mountinfo: string): Mount[] {
  const mounts = new Map<string, Mount>()
  for (const { point, type, readOnly, size } of readMounts(mountinfo)) {
    mounts.delete(point)
    mounts.set(point, { point, type, readOnly, size })
  }
  return [...mounts.values()]
}

/** Places from which a process reaches the host's disk with what it writes. */
export function writableOnDisk(mounts: readonly Mount[]): Mount[] {
  return mounts.filter(({ type, readOnly }) => !readOnly && !notOnDisk.has(type))
}
