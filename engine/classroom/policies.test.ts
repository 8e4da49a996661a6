import { expect, test } from 'vitest'
import type { Assignment } from '../../contract/class/index.ts'
import { msg, render } from '../../contract/index.ts'
import { inZone, notOpenYet, solutionRule } from './policies.ts'

const exercise = { id: 'daemon-tls', title: msg`TLS` }
const noon = '2026-03-29T12:00:00.000Z'
const ruled = (changes: Partial<Assignment>, now: string) => ({
  exercise,
  course: {
    timeZone: 'Europe/Berlin',
    assignments: [
      {
        ...{ exercise: 'daemon-tls', isSet: true, opensAt: null, dueAt: null, weight: 1, attemptPoints: 0 },
        ...{ solution: 'after-try' as const, ...changes },
      },
    ],
  },
  now: new Date(now),
})

test('a lab opens at its time, which is said in the zone of the class', () => {
  const before = notOpenYet(ruled({ opensAt: noon }, '2026-03-29T11:59:59.999Z'))
  expect(render(before!.trouble.what)).toBe('“TLS” opens at 2026-03-29 14:00 (Europe/Berlin).')
  expect(notOpenYet(ruled({ opensAt: noon }, noon))).toBeUndefined()
  expect(notOpenYet(ruled({}, noon))).toBeUndefined()
  expect(notOpenYet({ exercise, course: undefined, now: new Date(noon) })).toBeUndefined()
  const others = ruled({ exercise: 'userns-remap', opensAt: '2030-01-01T00:00:00.000Z' }, noon)
  expect(notOpenYet(others)).toBeUndefined()
})

test('solutions by the rule of the class', () => {
  expect(solutionRule(ruled({ solution: 'after-try', dueAt: noon }, noon))).toBe('own')
  expect(solutionRule(ruled({ solution: 'after-due', dueAt: noon }, noon))).toBe('open')
  const code = (rule: ReturnType<typeof solutionRule>) => typeof rule === 'object' && rule.trouble.code
  expect(code(solutionRule(ruled({ solution: 'after-due', dueAt: noon }, '2026-03-29T11:00:00.000Z')))).toBe(
    'class-solution-after-due',
  )
  expect(code(solutionRule(ruled({ solution: 'after-due' }, noon)))).toBe('class-solution-never')
  expect(code(solutionRule(ruled({ solution: 'never', dueAt: noon }, '2027-01-01T00:00:00.000Z')))).toBe(
    'class-solution-never',
  )
})

test('a zone that this machine does not know', () => {
  expect(inZone(noon, 'Mars/Olympus')).toBe('2026-03-29 12:00 (UTC)')
})
