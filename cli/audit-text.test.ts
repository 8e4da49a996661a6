import { expect, test } from 'vitest'
import { publishedAudit } from '../audit/formats/published.ts'
import { HOSTILE, sampleReport } from '../audit/testing/sample-report.ts'
import { compareAudits } from '../contract/audit/index.ts'
import { auditSummary, differenceText, itemText, wholeAudit } from './audit-text.ts'
import { auditTarget } from './audit-target.ts'
import { twoOf } from './commands/audit-kept.ts'
import { widthOf } from './text.ts'

const plain = (_: unknown, text: string) => text
const audit = publishedAudit(sampleReport())

test('the summary fits a screen of 24 lines and 80 columns, whatever was found', () => {
  const lines = auditSummary(audit, 80, plain).split('\n')
  expect(lines.length).toBeLessThan(24)
  const worst = publishedAudit(sampleReport())
  for (const item of worst.items) item.status = 'fail'
  const many = auditSummary(worst, 80, plain).split('\n')
  expect(many.length).toBeLessThan(24)
  expect(many.join('\n')).toContain('… and 34 more items: --all shows them')
  for (const line of [...lines, ...many]) expect(widthOf(line)).toBeLessThanOrEqual(80)
})

test('nothing in it is obeyed by a terminal, and no name makes a line of its own', () => {
  expect(HOSTILE).toContain('\n')
  for (const text of [
    auditSummary(audit, 80, plain),
    wholeAudit(audit, 80, plain),
    itemText(audit.items[1]!, 80, plain),
  ]) {
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202E/u)
    expect(text).not.toMatch(/^ok 99/m)
  }
})

test('what turned, and which findings came and went', () => {
  const before = sampleReport()
  const after = sampleReport()
  for (const item of after.items.filter(({ id }) => id === 'C3'))
    Object.assign(item, { status: 'pass', findings: [] })
  const text = differenceText(compareAudits(before, after), plain)
  expect(text).toContain('↑ C3  FAIL → PASS\n    - container:web')
  expect(text).toContain('1 of 42 items differ.')
})

test('one machine is named at most', () => {
  expect(auditTarget({})).toEqual({ kind: 'docker' })
  expect(auditTarget({ lab: 'one' })).toEqual({ kind: 'lab', exercise: 'one', host: 'master' })
  expect(() => auditTarget({ lab: 'one', host: 'ssh://there' })).toThrow('Several machines')
  expect(() => auditTarget({ labHost: 'master' })).toThrow('needs a lab')
  expect(() => auditTarget({ host: 'http://there' })).toThrow('names no machine')
})

test('without names, an audit is compared with the one before it of the same machine', () => {
  const { target, summary } = sampleReport()
  const kept = (id: string, at: string, daemon: string, ofLab = {}) =>
    ({ id, at, target: { ...target, daemon, ...ofLab }, summary, statuses: {} }) as never
  const all = [
    kept('c', '2026-03-01T00:00:00Z', 'x'),
    kept('b', '2026-02-01T00:00:00Z', 'y'),
    kept('a', '2026-01-01T00:00:00Z', 'x'),
  ]
  expect(twoOf(all, undefined, undefined)).toEqual([all[2], all[0]])
  expect(twoOf(all, 'b', 'c')).toEqual([all[1], all[0]])
  expect(() => twoOf(all, undefined, 'b')).toThrow('no earlier audit')
  expect(() => twoOf(all, 'z', undefined)).toThrow('no audit "z"')
  // Mapping user IDs gives a lab host's daemon another ID.
  const asked = { kind: 'lab', exercise: 'open-doors', host: 'master' }
  const ofLab = [
    kept('e', '2026-03-01T00:00:00Z', 'y', { asked, session: 's1' }),
    kept('d', '2026-02-01T00:00:00Z', 'x', { asked, session: 's1' }),
  ]
  expect(twoOf(ofLab, undefined, undefined)).toEqual([ofLab[1], ofLab[0]])
})
