import { capabilitySets, type CapabilitySet, type ProcessSeen } from './observation.ts'

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
