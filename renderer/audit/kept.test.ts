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

test('a lab’s host stays the same when its daemon begins anew with another ID', () => {
  const ofLab = (id: string, daemon: string, at: string, host = 'master'): KeptAudit => {
    const found = audit(id, daemon, at)
    return { ...found, target: { ...found.target, asked: { kind: 'lab', exercise: 'open-doors', host } } }
  }
  const labs = [
    ofLab('1', 'A', '2026-11-01T00:00:00Z'),
    ofLab('2', 'B', '2026-11-02T00:00:00Z'),
    ofLab('3', 'B', '2026-11-03T00:00:00Z', 'client'),
  ]
  expect(auditBefore(labs, '2')?.id).toBe('1')
  expect(auditBefore(labs, '3')).toBeUndefined()
})
