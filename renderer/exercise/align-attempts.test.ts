import { expect, test } from 'vitest'
import type { AttemptStep } from '../../contract/exercise.ts'
import { render, verbatim } from '../../contract/message.ts'
import { alignSteps, changeOf, comparisonText } from './align-attempts.ts'

const step = (tried: string, succeeded = true): AttemptStep => ({
  tried: verbatim(tried),
  got: verbatim(succeeded ? 'in' : 'refused'),
  succeeded,
  at: '2026-01-01T10:00:00.000Z',
})

/** What was tried in both, or on which side only. */
function rows(before: AttemptStep[], after: AttemptStep[]): string[] {
  return alignSteps(before, after).map((pair) => `${render(pair.tried)}: ${changeOf(pair)}`)
}

test('the same step stands in one row, with what became of it', () => {
  expect(
    rows([step('knock'), step('enter'), step('dig', false)], [step('knock', false), step('dig')]),
  ).toEqual(['knock: stopped', 'enter: only-before', 'dig: opened'])
})

test('what is new stands where it was tried', () => {
  expect(
    rows([step('a'), step('c')], [step('first'), step('a'), step('b'), step('c'), step('last')]),
  ).toEqual(['first: only-after', 'a: still-open', 'b: only-after', 'c: still-open', 'last: only-after'])
})

test('steps that came back in another order find each other', () => {
  expect(rows([step('a'), step('b')], [step('b', false), step('a', false)])).toEqual([
    'a: stopped',
    'b: stopped',
  ])
})

test('a step that is repeated is matched one by one', () => {
  expect(rows([step('ask'), step('ask')], [step('ask', false)])).toEqual(['ask: stopped', 'ask: only-before'])
})

test('names that are drawn anew do not keep steps apart, ports do', () => {
  expect(rows([step('put 0f3a9c21bb41 there')], [step('put a9b8c7d6e5f4 there', false)])).toEqual([
    'put a9b8c7d6e5f4 there: stopped',
  ])
  expect(rows([step('knock at 2323')], [step('knock at 2324')])).toHaveLength(2)
})

test('one side may be empty', () => {
  expect(alignSteps([], [])).toEqual([])
  expect(rows([], [step('a')])).toEqual(['a: only-after'])
  expect(rows([step('a', false)], [])).toEqual(['a: only-before'])
})

test('names of object properties are no special steps', () => {
  expect(rows([step('__proto__'), step('constructor')], [step('constructor', false)])).toEqual([
    '__proto__: only-before',
    'constructor: stopped',
  ])
})

test('many steps are aligned at once', () => {
  const many = (succeeded: boolean) =>
    Array.from({ length: 20_000 }, (_, index) => step(`knock at ${index}`, succeeded))
  const started = performance.now()
  expect(alignSteps(many(true), many(false).toReversed()).every((pair) => pair.after)).toBe(true)
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('says in words what changed', () => {
  const before = [step('a'), step('b'), step('c'), step('d', false)]
  expect(render(comparisonText(alignSteps(before, [step('a', false), step('c'), step('d')])))).toBe(
    'Of 3 steps that got further before, 1 is stopped after, 1 was not tried again, 1 still got through. 1 step got further after, and not before.',
  )
  expect(render(comparisonText(alignSteps([step('a', false)], [step('a', false)])))).toBe(
    'No step got further in either attempt.',
  )
})
