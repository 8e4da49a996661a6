/** A version of control groups, as `docker info` counts them. */
export type CgroupVersion = 'v1' | 'v2'

/** A Debian release and what of it makes the virtual machine. */
export interface Flavour {
  cgroup: CgroupVersion
  suite: 'trixie' | 'bookworm'
}

/**
 * What Docker runs on in the virtual machine. Debian 13's kernel has version 1 without memory and cpuset
 * (MEMCG_V1, CPUSETS_V1 are off), so version 1 is shown on Debian 12's, which has all of it.
 */
export const FLAVOURS: Record<CgroupVersion, Flavour> = {
  v1: { cgroup: 'v1', suite: 'bookworm' },
  v2: { cgroup: 'v2', suite: 'trixie' },
}

/** The version in `LabHosts.describe()`. Throws when it names none. */
export function cgroupVersionOf(description: string): CgroupVersion {
  const version = /\bcgroup (v[12])$/.exec(description)?.[1]
  if (version !== 'v1' && version !== 'v2') throw new Error(`No cgroup version in “${description}”`)
  return version
}

/** The one that this machine can't show by itself. */
export function otherThan(version: CgroupVersion): CgroupVersion {
  return version === 'v1' ? 'v2' : 'v1'
}
