import { boundsOf } from '../../audit/items/shared/effective-limits.ts'
import type { ObservedContainer } from '../../audit/observation.ts'
import { type CheckResult, joined, msg } from '../../contract/index.ts'
import type { Amount } from '../../readings/cgroup-limits.ts'
import { result } from '../shared/evidence.ts'
import { MOST_MEMORY_MB, MOST_PROCESSES } from './planted.ts'

/** The house's own measure, beside the baseline's: a limit that lets everything through is none. */
export function judgeBounds(containers: readonly ObservedContainer[], at: string): CheckResult {
  const running = containers.filter(({ running }) => running)
  const over = running.filter(({ kernel }) => {
    const bounds = kernel.seen ? boundsOf(kernel.value.groups) : undefined
    return !(isWithin(bounds?.memory, MOST_MEMORY_MB * 1024 * 1024) && isWithin(bounds?.pids, MOST_PROCESSES))
  })
  const names = over.map(({ name }) => name)
  const evidence = [
    {
      tried: msg`Read the limits of every running container from the kernel`,
      from: 'master',
      expected: msg`at most ${MOST_MEMORY_MB} MiB of memory and ${MOST_PROCESSES} processes`,
      got: names.length > 0 ? msg`more for ${joined(names)}` : msg`so it is`,
      at,
    },
  ]
  return names.length > 0
    ? result(
        'house-bounds',
        'fail',
        msg`More than the house allows may be used by ${joined(names)}.`,
        evidence,
      )
    : result('house-bounds', 'pass', msg`No container may use more than the house allows.`, evidence)
}

const isWithin = (amount: Amount, most: number): boolean => typeof amount === 'number' && amount <= most
