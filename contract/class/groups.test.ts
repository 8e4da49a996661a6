import { expect, test } from 'vitest'
import { groupReasons, isAtWork, STUCK_AFTER, stuckOn } from './groups.ts'

const failing = (task: string, text: string, since: string, values?: string[]) => ({
  task,
  check: `${task}-check`,
  summary: { text, ...(values && { values }) },
  since,
})

test('reasons are one where task, check and sentence are, whatever is put in', () => {
  const rows = [
    { person: 'ada', failing: [failing('tls', 'Port {0} has no SAN.', '2026-01-01T10:05:00Z', ['1'])] },
    {
      person: 'ben',
      failing: [
        failing('plain', 'It is open.', '2026-01-01T10:00:00Z'),
        failing('tls', 'Port {0} has no SAN.', '2026-01-01T10:00:00Z', ['2']),
      ],
    },
    { person: 'cleo', failing: [failing('tls', 'Nobody answers.', '2026-01-01T10:00:00Z')] },
    { person: 'dana', failing: [] },
  ]
  expect(groupReasons(rows)).toEqual([
    {
      task: 'tls',
      check: 'tls-check',
      summary: { text: 'Port {0} has no SAN.', values: ['2'] },
      people: ['ben', 'ada'],
    },
    { task: 'plain', check: 'plain-check', summary: { text: 'It is open.' }, people: ['ben'] },
    { task: 'tls', check: 'tls-check', summary: { text: 'Nobody answers.' }, people: ['cleo'] },
  ])
})

test('stuck is who is there, has a lab open and has been at one check for long', () => {
  const now = Date.parse('2026-01-01T10:30:00Z')
  const first = failing('plain', 'It is open.', '2026-01-01T10:20:00Z')
  const row = { isOpen: true, online: true, failing: [first, failing('tls', 'No.', '2026-01-01T09:00:00Z')] }
  expect(stuckOn(row, now)).toBe(first)
  expect(stuckOn(row, now - 1)).toBeNull()
  expect(stuckOn(row, now, STUCK_AFTER + 1)).toBeNull()
  expect(stuckOn({ ...row, online: false }, now)).toBeNull()
  expect(stuckOn({ ...row, isOpen: false }, now)).toBeNull()
  expect(stuckOn({ ...row, failing: [] }, now)).toBeNull()
})

test('who has opened a lab and was not looked at yet is not among those who are counted', () => {
  const tasks = { plain: { status: 'fail' as const, achievedAt: null } }
  expect(isAtWork({ isOpen: true, failing: [], tasks })).toBe(true)
  expect(isAtWork({ isOpen: true, failing: [], tasks: {} })).toBe(false)
  expect(isAtWork({ isOpen: false, failing: [], tasks })).toBe(false)
})
