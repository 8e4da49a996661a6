import { type Amount, cpuList, type Limits, limitsOf } from '../../../readings/cgroup-limits.ts'
import type { HostConfig } from '../../../readings/container-types.ts'
import type { SurveyedContainer } from '../../survey.ts'
import { isReadable } from '../../survey.ts'

/** What really bounds a container: the least of its own groups' limits and of those above. `undefined` where that could not be read. */
export interface Bounds {
  memory: Amount
  memoryAndSwap: Amount
  cpus: Amount
  cpuset: number[] | undefined
  pids: Amount
}

export function boundsOf(groups: SurveyedContainer['groups']): Bounds | undefined {
  if (!isReadable(groups)) return undefined
  const { version, files, above = [] } = groups
  const [own, ...parents] = [files, ...above].map((each) => limitsOf({ version, files: each }))
  if (!own) return undefined
  const least = (of: (limits: Limits) => Amount) => parents.map(of).reduce(lesser, of(own))
  return {
    memory: least(({ memory }) => memory),
    memoryAndSwap: least(({ memoryAndSwap }) => memoryAndSwap),
    cpus: least(({ cpus }) => cpus),
    cpuset: own.cpuset,
    pids: least(({ pids }) => pids),
  }
}

function lesser(one: Amount, other: Amount): Amount {
  if (typeof one !== 'number') return typeof other === 'number' ? other : one
  return typeof other === 'number' ? Math.min(one, other) : one
}

/** What the daemon was asked for. */
export function boundsAsked({
  Memory,
  MemorySwap,
  NanoCpus,
  CpuQuota,
  CpuPeriod,
  CpusetCpus,
  PidsLimit,
}: HostConfig): Bounds {
  return {
    memory: positive(Memory),
    memoryAndSwap: positive(MemorySwap),
    cpus: NanoCpus && NanoCpus > 0 ? NanoCpus / 1e9 : quota(CpuQuota, CpuPeriod),
    cpuset: CpusetCpus ? cpuList(CpusetCpus) : undefined,
    pids: positive(PidsLimit),
  }
}

const positive = (number: number | null | undefined): Amount =>
  typeof number === 'number' && number > 0 ? number : 'unlimited'

function quota(time: number | undefined, period: number | undefined): Amount {
  const given = positive(time)
  return typeof given === 'number' ? given / (period && period > 0 ? period : 100_000) : given
}

/** What a machine has: a limit above it limits nothing. */
export interface Capacity {
  memory: number
  processors: number
}

export const limitsMemory = ({ memory }: Bounds, machine: Capacity): boolean =>
  typeof memory === 'number' && memory < machine.memory

export const limitsCpu = ({ cpus, cpuset }: Bounds, machine: Capacity): boolean =>
  (typeof cpus === 'number' && cpus < machine.processors) ||
  (cpuset !== undefined && cpuset.length > 0 && cpuset.length < machine.processors)

/**
 * The most processes that still are a limit: 15 of 100 of those that the kernel allows on a machine with this memory
 * (one for every 128 KiB), which is what systemd leaves one service.
 */
export const mostProcesses = ({ memory }: Capacity): number => Math.floor((memory / 131_072) * 0.15)

export const limitsProcesses = ({ pids }: Bounds, machine: Capacity): boolean =>
  typeof pids === 'number' && pids <= mostProcesses(machine)
