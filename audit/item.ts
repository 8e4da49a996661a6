import type { AuditPolicy, Finding, ItemStatus, Looked } from '../contract/audit/index.ts'
import type { Message } from '../contract/index.ts'
import type { BaselineItem } from '../content/baseline/baseline.ts'
import type { Observation } from './observation.ts'

/** What an item's judge says, before accepted findings and people's words are counted in. */
export interface Judgement {
  status: Exclude<ItemStatus, 'attest'>
  /** The reason in a sentence. */
  summary: Message
  looked: Looked[]
  findings: Finding[]
  /** Commands that mend just what was found, in place of the item's own. */
  commands?: string[]
  /** What could not be seen besides the findings: with all of them accepted, it is what is left. */
  blind?: Message
}

/** How one item of the baseline is judged. Pure: the same observation and policy always give the same judgement. */
export interface AuditItem {
  id: BaselineItem['id']
  /** Checks of Docker Bench 1.6.0 / CIS 1.6.0 that it corresponds to. */
  bench: readonly string[]
  /** What only a person can know, as a question that is good when answered with yes. Absent where all of it can be seen. */
  question?: Message
  /** Whether nobody has to be asked any more: what was seen, or what the policy declares, answers it. */
  isAnswered?(seen: Observation, policy: AuditPolicy): boolean
  mend: { how: Message; commands: readonly string[] }
  judge(seen: Observation, policy: AuditPolicy): Judgement
}

/** Nothing speaks against it. With a question, a person's word is still wanted. */
export const pass = (summary: Message, looked: Looked[] = []): Judgement => ({
  status: 'pass',
  summary,
  looked,
  findings: [],
})

export const unsupported = (summary: Message, looked: Looked[] = []): Judgement => ({
  status: 'unsupported',
  summary,
  looked,
  findings: [],
})

/** We could not tell: `why` says the reason and what to do. What was found nevertheless counts more, see `judged`. */
export const cannotTell = (why: Message, looked: Looked[] = []): Judgement => ({
  status: 'error',
  summary: why,
  looked,
  findings: [],
})

/**
 * The usual end of a judge: findings fail; without any, what could not be seen (`blind`: the first reason) makes it an
 * error; else it passes. Beside findings it is kept: who accepts them all has not accepted what nobody saw.
 */
export function judged({
  findings,
  wrong,
  right,
  looked = [],
  blind,
  commands,
}: {
  findings: Finding[]
  /** Said where there are findings. */
  wrong: Message
  right: Message
  looked?: Looked[]
  blind?: Message | undefined
  commands?: string[] | undefined
}): Judgement {
  if (findings.length > 0) {
    const besides = { ...(commands ? { commands } : {}), ...(blind ? { blind } : {}) }
    return { status: 'fail', summary: wrong, looked, findings, ...besides }
  }
  return blind ? cannotTell(blind, looked) : pass(right, looked)
}
