import type { Observation } from '../../observation.ts'
import type { Capacity } from './effective-limits.ts'

/** What the machine has; of the kernel's and the daemon's word the lesser, as a daemon may be bound to fewer processors. */
export function capacityOf({ host, info }: Observation): Capacity {
  const least = (numbers: number[]) => Math.min(...numbers.filter((number) => number > 0))
  return {
    memory: least([info.MemTotal, host.seen ? host.value.memory : 0]),
    processors: least([info.NCPU, host.seen ? host.value.processors : 0]),
  }
}
