import { type CheckResult, type Message, msg } from '../../contract/index.ts'
import { result } from './evidence.ts'

/** A limit in two places: what the kernel does now, and what Docker asks of it at the next start. */
export interface Limit {
  id: string
  /** As in "the number of processes". */
  what: Message
  hog: string
  wanted: Message
  /** The kernel's figure in words; `undefined` where this kernel has no such limit. */
  kernel: Message | 'unlimited' | undefined
  /** Whether that figure is what was asked for. */
  kept: boolean
  /** Whether Docker's settings say the same. */
  settled: boolean
  at: string
}

/** The kernel comes first: a setting that it does not keep is a wish. */
export function judgeLimit({ id, what, hog, wanted, kernel, kept, settled, at }: Limit): CheckResult {
  const figure = kernel === 'unlimited' ? msg`unlimited` : (kernel ?? msg`has no such limit`)
  const evidence = [
    {
      tried: msg`Read the control group of ${hog} and its settings: ${what}`,
      from: 'master',
      expected: wanted,
      got: settled
        ? msg`kernel: ${figure}; settings: the same`
        : msg`kernel: ${figure}; settings: something else`,
      at,
    },
  ]
  if (kernel === undefined)
    return result(
      id,
      'unsupported',
      msg`This kernel can not limit ${what} for Docker, so it does not count.`,
      evidence,
    )
  if (!kept)
    return result(
      id,
      'fail',
      kernel === 'unlimited'
        ? msg`Nothing limits ${what} of ${hog}: the kernel says unlimited.`
        : msg`The kernel limits ${what} of ${hog} to ${kernel}, and asked for was ${wanted}.`,
      evidence,
    )
  return settled
    ? result(id, 'pass', msg`The kernel limits ${what} of ${hog} to ${wanted}.`, evidence)
    : result(
        id,
        'fail',
        msg`The kernel limits ${what} of ${hog} to ${wanted} now, but Docker was not told, so the next start forgets it.`,
        evidence,
      )
}
