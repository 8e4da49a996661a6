import { expect, test } from 'vitest'
import { msg } from '../../contract/message.ts'
import { sayIn } from '../language/use-text.ts'
import { summaryText, workedText } from './summary.ts'

const t = sayIn({ language: 'en', locale: 'en-GB', catalog: {} })
const at = '2026-11-22T09:00:00.000Z'

test('a summary says what was achieved, and how', () => {
  const task = { title: msg`Port __port__ is closed`, description: msg`x`, points: 10, hints: 3 }
  const report = { exercise: 'x', summary: msg`x`, steps: [], at }
  const text = summaryText(
    {
      info: { id: 'x', title: msg`A door`, summary: msg`x`, minutes: 5, hosts: [], tasks: [] },
      tasks: [
        { info: { id: 'a', ...task }, state: 'done', achieved: at, checks: [] },
        { info: { id: 'b', ...task }, state: 'open', checks: [] },
      ],
      progress: {
        exercise: 'x',
        achieved: { a: at },
        hintsShown: { a: 2, b: 1 },
        attempts: [
          { ...report, outcome: 'succeeded' },
          { ...report, outcome: 'refused' },
        ],
        workedSeconds: 0,
      },
      workedSeconds: 4000,
      solutionSeenAt: null,
      params: { port: '2376' },
    },
    t,
    'en-GB',
  )
  expect(text).toContain('# A door\n')
  expect(text).toContain('1 of 2 tasks done, 10 of 20 points.')
  expect(text).toMatch(/- \[x\] Port 2376 is closed \(22\/11\/2026/)
  expect(text).toContain('- [ ] Port 2376 is closed\n')
  expect(text).toMatch(/- Attack before: The attacker got in[^]*- Attack after: The attacker was refused/)
  expect(text).toContain('- Time: 1 h 7 min\n- Hints taken: 3\n')
  expect(text).not.toContain('Solution')
})

test.each([
  [0, '0 min'],
  [1500, '25 min'],
  [7260, '2 h 1 min'],
])('%i seconds are %s', (seconds, words) => {
  expect(t(workedText(seconds))).toBe(words)
})
