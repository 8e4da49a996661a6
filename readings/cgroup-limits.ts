import type { CgroupReading } from '../contract/index.ts'

/** A limit as the kernel has it; `undefined` where this kernel knows no such limit. */
export type Amount = number | 'unlimited' | undefined

export interface Limits {
  pids: Amount
  /** Bytes. */
  memory: Amount
  /** Bytes, both together. */
  memoryAndSwap: Amount
  oomKillDisabled: boolean
  /** CPUs' time per time. */
  cpus: Amount
  /** Numbers of the CPUs; `undefined` where the group has no such file. */
  cpuset: number[] | undefined
  /** 1 to 1000 or what the kernel makes of it. */
  ioWeight: number | undefined
}

/** Both versions' files. Docker 26 sets the weight through blkio.weight on version 1, and only there. */
export const limitFiles = [
  'pids.max',
  'memory.limit_in_bytes',
  'memory.memsw.limit_in_bytes',
  'memory.oom_control',
  'memory.max',
  'memory.swap.max',
  'cpu.cfs_quota_us',
  'cpu.cfs_period_us',
  'cpu.max',
  'cpuset.cpus',
  'cpuset.cpus.effective',
  'blkio.weight',
  'io.weight',
  'io.bfq.weight',
] as const

/** Where the kernel of version 1 says "no limit": the largest multiple of a page. */
const HUGE = 2 ** 62

export function limitsOf({ version, files }: CgroupReading): Limits {
  const file = (name: (typeof limitFiles)[number]) => files[name] ?? undefined
  const pids = amount(file('pids.max'))
  if (version === 1) {
    return {
      pids,
      memory: amount(file('memory.limit_in_bytes')),
      memoryAndSwap: amount(file('memory.memsw.limit_in_bytes')),
      oomKillDisabled: /^oom_kill_disable 1$/m.test(file('memory.oom_control') ?? ''),
      cpus: quota(file('cpu.cfs_quota_us'), file('cpu.cfs_period_us')),
      cpuset: cpuList(file('cpuset.cpus')),
      ioWeight: weight(file('blkio.weight')),
    }
  }
  const memory = amount(file('memory.max'))
  const [cpuQuota, cpuPeriod] = file('cpu.max')?.split(' ') ?? []
  return {
    pids,
    memory,
    memoryAndSwap: sum(memory, amount(file('memory.swap.max'))),
    oomKillDisabled: false,
    cpus: quota(cpuQuota, cpuPeriod),
    cpuset: cpuList(file('cpuset.cpus.effective')),
    ioWeight: weight(file('io.bfq.weight') ?? file('io.weight')),
  }
}

/** `0-2,5` as numbers. */
export function cpuList(text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined
  return text
    .split(',')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [first = 0, last = first] = part.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    })
}

/** What the kernel of version 2 is told for Docker's weight of 10 to 1000, where it has no BFQ. */
export function ioWeightOf(blkioWeight: number): number {
  return 1 + Math.floor(((blkioWeight - 10) * 9999) / 990)
}

function amount(text: string | undefined): Amount {
  if (text === undefined) return undefined
  const number = Number(text)
  return text === 'max' || Number.isNaN(number) || number < 0 || number >= HUGE ? 'unlimited' : number
}

function quota(text: string | undefined, period: string | undefined): Amount {
  const time = amount(text)
  return typeof time === 'number' ? time / Number(period ?? 100_000) : time
}

function sum(memory: Amount, swap: Amount): Amount {
  if (memory === undefined || swap === undefined) return undefined
  return memory === 'unlimited' || swap === 'unlimited' ? 'unlimited' : memory + swap
}

/** `100`, or `default 100`. */
function weight(text: string | undefined): number | undefined {
  const number = /^(?:default )?(\d+)/.exec(text ?? '')?.[1]
  return number === undefined ? undefined : Number(number)
}
