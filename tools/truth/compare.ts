import type { AuditReport, AuditedItem } from '../../contract/audit/index.ts'
import { render } from '../../contract/index.ts'
import { isThere, type SeenOfWorld } from './is-there.ts'
import type { Expected, Judged, TruthCase, TruthStep } from './world.ts'

/** One thing that was to be shown, and what was found instead where it was not. */
export interface Shown {
  world: string
  item: Judged
  state: string
  expect: readonly Expected[]
  covers: readonly string[]
  /** Absent where it turned out as it should. */
  problem?: string
}

/** What one audit of a world showed. Pure. */
export function compare(
  world: string,
  step: Pick<TruthStep, 'title' | 'items' | 'cases'>,
  report: Pick<AuditReport, 'items'>,
  seen: SeenOfWorld,
): Shown[] {
  const whole = Object.entries(step.items ?? {}).map(([item, expect]): TruthCase => ({
    item: item as Judged,
    state: step.title,
    expect: expect ?? [],
  }))
  return [...whole, ...step.cases].map((each): Shown => {
    const { item, state, subject, covers = [] } = each
    const expect = listOf(each.expect)
    const found = findingsOf(item, report, seen)
    const isRight = expect.some((one) => holds(one, subject, found))
    if (isRight && subject !== undefined && !isThere(subject, seen))
      return { world, item, state, expect, covers: listOf(covers), problem: `${subject} is not there` }
    const problem = isRight ? undefined : `expected ${expect.join(' or ')}${about(subject)}; ${told(found)}`
    return { world, item, state, expect, covers: listOf(covers), problem }
  })
}

type Found = Pick<AuditedItem, 'status'> & { said: string; findings: { subject: string; said: string }[] }

function findingsOf(
  item: Judged,
  report: Pick<AuditReport, 'items'>,
  { configuration }: Pick<SeenOfWorld, 'configuration'>,
): Found | undefined {
  if (item === 'configuration') {
    if (!configuration.seen) return { status: 'error', said: render(configuration.why), findings: [] }
    const findings = configuration.value.notLoaded.map(({ setting, wanted, effective }) => ({
      subject: `setting:${setting}`,
      said: `${wanted} in the file, ${effective} in effect`,
    }))
    return { status: findings.length > 0 ? 'fail' : 'pass', said: '', findings }
  }
  const judged = report.items.find(({ id }) => id === item)
  if (!judged) return undefined
  const findings = judged.findings
    .filter(({ accepted }) => !accepted)
    .map(({ subject, summary }) => ({ subject, said: render(summary) }))
  return { status: judged.status, said: render(judged.summary), findings }
}

function holds(expect: Expected, subject: string | undefined, found: Found | undefined): boolean {
  if (!found) return false
  const meant = found.findings.filter((each) => subject === undefined || each.subject === subject)
  // Of an item that nobody could judge, or that this kernel doesn't have, the absence of findings shows nothing.
  const isJudged = found.status !== 'error' && found.status !== 'unsupported'
  if (expect === 'finding') return meant.length > 0
  if (expect === 'none') return meant.length === 0 && isJudged
  return found.status === expect
}

function told(found: Found | undefined): string {
  if (!found) return 'there is no such item'
  const findings = found.findings.map(({ subject, said }) => `\n      ${subject}: ${said}`)
  return `it is ${found.status}: ${found.said}${findings.join('')}`
}

const about = (subject?: string): string => (subject === undefined ? '' : ` about ${subject}`)
const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])
