import { expect, test } from 'vitest'
import type { KeptAudit } from '../../contract/audit/kept.ts'
import { auditBefore, byEngine } from './kept.ts'

const audit = (id: string, daemon: string, at: string, name = daemon): KeptAudit => ({
  id,
  at,
  target: {
    asked: { kind: 'docker' },
    name,
    daemon,
    engine: '26.1.5',
    system: 'Debian',
    kernel: '6.1',
    cgroup: 2,
    sight: 'api',
    probed: false,
  },
  summary: { pass: 0, fail: 0, attest: 0, error: 0, unsupported: 0 },
  statuses: {},
})

const kept = [
  audit('1', 'A', '2026-11-01T00:00:00Z', 'old name'),
  audit('3', 'B', '2026-11-03T00:00:00Z'),
  audit('2', 'A', '2026-11-02T00:00:00Z', 'new name'),
]

test('audits stand with their engine, the newest first, under its newest name', () => {
  expect(byEngine(kept).map(({ target, audits }) => [target.name, audits.map(({ id }) => id)])).toEqual([
    ['B', ['3']],
    ['new name', ['2', '1']],
  ])
})

test('the one before is of the same engine', () => {
  expect(auditBefore(kept, '2')?.id).toBe('1')
  expect(auditBefore(kept, '1')).toBeUndefined()
  expect(auditBefore(kept, '3')).toBeUndefined()
  expect(auditBefore(kept, 'gone')).toBeUndefined()
})

test('a lab’s host stays the same when its daemon begins anew with another ID, until its lab is reset', () => {
  const ofLab = (id: string, daemon: string, session: string, host = 'master'): KeptAudit => {
    const found = audit(id, daemon, `2026-11-0${id}T00:00:00Z`)
    const asked = { kind: 'lab' as const, exercise: 'open-doors', host }
    return { ...found, target: { ...found.target, asked, session } }
  }
  const labs = [
    ofLab('1', 'A', 's1'),
    ofLab('2', 'B', 's1'),
    ofLab('3', 'B', 's1', 'client'),
    ofLab('4', 'C', 's2'),
  ]
  expect(auditBefore(labs, '2')?.id).toBe('1')
  expect(auditBefore(labs, '3')).toBeUndefined()
  expect(auditBefore(labs, '4')).toBeUndefined()
})
