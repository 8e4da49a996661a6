import { expect, test } from 'vitest'
import type { AttemptReport, AttemptStep } from '../../contract/exercise.ts'
import { msg, render } from '../../contract/message.ts'
import {
  chosenSides,
  durationText,
  momentText,
  offsetText,
  shownAttempts,
  spanText,
  usualSides,
} from './attempt-choice.ts'

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 10, 0, second)).toISOString()
const step = (second: number): AttemptStep => ({
  tried: msg`knock`,
  got: msg`in`,
  succeeded: true,
  at: at(second),
})

function report(second: number, outcome: AttemptReport['outcome'], steps: AttemptStep[] = []): AttemptReport {
  return { exercise: 'x', outcome, summary: msg`So it went.`, steps, at: at(second) }
}

const idle = { running: false, steps: [] }
const sides = (history: AttemptReport[], current = idle as Parameters<typeof shownAttempts>[1]) => {
  const { before, after } = usualSides(shownAttempts(history, current))
  return { before: before?.id, after: after?.id }
}

test('before is the last that succeeded, after the latest', () => {
  const history = [report(1, 'succeeded'), report(2, 'succeeded'), report(3, 'refused'), report(4, 'refused')]
  expect(sides(history)).toEqual({ before: at(2), after: at(4) })
  expect(sides([report(1, 'refused'), report(2, 'error'), report(3, 'refused')])).toEqual({
    before: at(1),
    after: at(3),
  })
  expect(sides([report(1, 'succeeded'), report(2, 'succeeded')])).toEqual({ before: at(1), after: at(2) })
})

test('one attempt stands alone, none is none', () => {
  expect(sides([report(1, 'succeeded')])).toEqual({ before: undefined, after: at(1) })
  expect(sides([])).toEqual({ before: undefined, after: undefined })
})

test('the one under way is the latest', () => {
  expect(sides([report(1, 'succeeded')], { running: true, steps: [step(5)] })).toEqual({
    before: at(1),
    after: 'now',
  })
})

test('a report that is not yet in the history is shown, and once it is, only once', () => {
  const last = report(2, 'refused')
  const current = { running: false, steps: [], report: last }
  expect(shownAttempts([report(1, 'succeeded')], current)).toHaveLength(2)
  expect(shownAttempts([report(1, 'succeeded'), last], current)).toHaveLength(2)
})

test('what an attempt brought before it broke off is shown', () => {
  const [attempt] = shownAttempts([], { running: false, steps: [step(1)] })
  expect(attempt).toMatchObject({ id: 'now', running: false, steps: [step(1)] })
})

test('any attempt can be chosen; one that is gone is not', () => {
  const attempts = shownAttempts([report(1, 'refused'), report(2, 'succeeded'), report(3, 'refused')], idle)
  const chosen = chosenSides(attempts, { before: at(3), after: at(1) })
  expect([chosen.before?.id, chosen.after?.id]).toEqual([at(3), at(1)])
  expect(chosenSides(attempts, { before: 'gone' }).before?.id).toBe(at(2))
})

test('times are counted from the first step', () => {
  const [attempt] = shownAttempts([report(9, 'refused', [step(2), step(5)])], idle)
  expect(durationText(attempt!)).toEqual(msg`${'7.0'} s`)
  expect(offsetText(step(5), attempt!)).toEqual(msg`+${msg`${'3.0'} s`}`)
  expect(durationText({ id: 'now', running: true, steps: [step(1)] })).toBeUndefined()
})

test('spans in words', () => {
  expect([0, 400, 9_949, 9_951, 59_400, 125_000].map((span) => render(spanText(span) ?? msg``))).toEqual([
    '0.0 s',
    '0.4 s',
    '9.9 s',
    '10 s',
    '59 s',
    '2 min 5 s',
  ])
  expect([-1, Number.NaN].map(spanText)).toEqual([undefined, undefined])
})

test('another day is said', () => {
  const today = momentText(at(1), new Date(at(59)))
  expect(momentText(at(1), new Date(Date.UTC(2026, 2, 1)))).toMatch(new RegExp(`.+, ${today}$`))
})
