import type { PublishedAudit } from '../../contract/audit/index.ts'
import { junitXml } from '../../results/junit.ts'
import type { Outcome, ResultPart } from '../../results/suite.ts'
import { itemDetails } from './details.ts'
import { type PublishedItem, type Say, levelName, levelOf, levels } from './words.ts'

/** What waits for a person's word has not passed either, and a service that knows no such thing must not take it so. */
const OUTCOMES: Record<PublishedItem['status'], Outcome> = {
  pass: 'passed',
  fail: 'failed',
  attest: 'error',
  error: 'error',
  unsupported: 'skipped',
}

/** A test suite per level of the baseline, a case per item. */
export function auditJunit(audit: PublishedAudit, say: Say): string {
  const suites = levels.map((level) => ({
    id: `bulkhead.audit.${level}`,
    name: `${level}: ${say(levelName(level))}`,
    at: audit.at,
    parts: audit.items.filter(({ id }) => levelOf(id) === level).map((item) => partOf(item, say)),
  }))
  return junitXml(`Bulkhead audit of ${audit.target.name}`, suites)
}

const partOf = (item: PublishedItem, say: Say): ResultPart => ({
  id: item.status,
  name: `${item.id} ${item.title}`,
  outcome: OUTCOMES[item.status],
  points: item.status === 'pass' ? 1 : 0,
  maxPoints: 1,
  said: item.summary,
  ...(item.status === 'pass' && item.findings.length === 0
    ? {}
    : { details: itemDetails(item, say).join('\n') }),
})
