import type { CgroupsPicture, PicturedCgroup } from '../../contract/index.ts'
import { type Names, containerOf } from './container-names.ts'
import type { CgroupsReading, GroupFiles } from './readings.ts'

/** What version 1 writes for "no limit" is the largest number of pages; no machine has as much. */
const NO_LIMIT = 2 ** 60

/** Where the text isn't a number as the kernel prints it, `null`. */
function numberIn(text: string | null | undefined): number | null {
  return text && /^\d{1,20}$/.test(text.trim()) ? Number(text) : null
}

/** A line like `oom_kill 3`. */
function field(text: string | null | undefined, name: string): number | null {
  for (const line of text?.split('\n') ?? []) {
    const [key, value] = line.split(' ')
    if (key === name) return numberIn(value)
  }
  return null
}

/** A limit that may say `max`. */
function limitIn(text: string | null | undefined): number | null {
  const limit = numberIn(text)
  return limit === null || limit >= NO_LIMIT ? null : limit
}

const scaled = (value: number | null, unit: number) => (value === null ? null : value / unit)
const share = (quota: number | null, period: number | null) =>
  quota === null || !period ? null : quota / period

type Meters = Omit<PicturedCgroup, 'container'>

const pidsOf = (files: GroupFiles): Meters['pids'] => ({
  current: numberIn(files['pids.current']) ?? 0,
  limit: limitIn(files['pids.max']),
  refused: field(files['pids.events'], 'max'),
})

/** Version 1 counts processor time in nanoseconds. */
function ofVersion1(files: GroupFiles): Meters {
  return {
    memory: {
      used: numberIn(files['memory.usage_in_bytes']) ?? 0,
      limit: limitIn(files['memory.limit_in_bytes']),
      peak: numberIn(files['memory.max_usage_in_bytes']),
      kills: field(files['memory.oom_control'], 'oom_kill'),
    },
    cpu: {
      used: (numberIn(files['cpuacct.usage']) ?? 0) / 1e9,
      // A quota of -1 is none.
      limit: share(numberIn(files['cpu.cfs_quota_us']), numberIn(files['cpu.cfs_period_us'])),
      throttledPeriods: field(files['cpu.stat'], 'nr_throttled'),
      throttled: scaled(field(files['cpu.stat'], 'throttled_time'), 1e9),
    },
    pids: pidsOf(files),
  }
}

/** Version 2 counts it in microseconds. */
function ofVersion2(files: GroupFiles): Meters {
  const [quota, period] = files['cpu.max']?.split(' ') ?? []
  return {
    memory: {
      used: numberIn(files['memory.current']) ?? 0,
      limit: limitIn(files['memory.max']),
      peak: numberIn(files['memory.peak']),
      kills: field(files['memory.events'], 'oom_kill'),
    },
    cpu: {
      used: (field(files['cpu.stat'], 'usage_usec') ?? 0) / 1e6,
      limit: share(numberIn(quota), numberIn(period)),
      throttledPeriods: field(files['cpu.stat'], 'nr_throttled'),
      throttled: scaled(field(files['cpu.stat'], 'throttled_usec'), 1e6),
    },
    pids: pidsOf(files),
  }
}

export function cgroupsPicture(
  { version, groups }: CgroupsReading,
  names: Names,
): Omit<CgroupsPicture, 'at'> {
  const meters = version === 1 ? ofVersion1 : ofVersion2
  return {
    kind: 'cgroups',
    version,
    groups: groups.map(({ container, pid, files }) => ({
      container: containerOf(container, pid, names),
      ...meters(files),
    })),
  }
}
