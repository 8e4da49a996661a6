import { expect, test } from 'vitest'
import { fillVariables, isSolutionOffered } from './solution-rule.ts'

const tasks = [
  { id: 'one', hints: 3 },
  { id: 'two', hints: 0 },
]
const nothing = { tasks, achieved: {}, hintsShown: {}, failedChecks: 0, attacks: 0 }

test.each([
  ['nothing was tried', {}, false],
  ['some hints were shown', { hintsShown: { one: 2 } }, false],
  ['all hints of an open task were shown', { hintsShown: { one: 3 } }, true],
  ['its hints are of no use any more', { hintsShown: { one: 3 }, achieved: { one: 'now' } }, false],
  ['two checks failed', { failedChecks: 2 }, false],
  ['three checks failed', { failedChecks: 3 }, true],
  ['the attack got in once, as it should, and two checks failed', { failedChecks: 2, attacks: 1 }, false],
  ['the attack got in after a change, and two checks failed', { failedChecks: 2, attacks: 2 }, true],
  ['all is done', { achieved: { one: 'now', two: 'now' } }, true],
])('when %s: %o → %s', (_what, tried, is) => {
  expect(isSolutionOffered({ ...nothing, ...tried })).toBe(is)
})

test('parameters are filled in, other variables stay', () => {
  const script = 'port=$TLS_PORT; echo "${TLS_PORT}x $TLS_PORTS ${HOME} $port $1"'
  expect(fillVariables(script, { TLS_PORT: '2376' })).toBe(
    'port=2376; echo "2376x $TLS_PORTS ${HOME} $port $1"',
  )
})
