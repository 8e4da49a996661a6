import { expect, test } from 'vitest'
import { actions, namesIn, refusedIn, trialOf } from './actions.ts'

test('names are found in whatever form they are given', () => {
  expect(namesIn('Mount, hostname and  userns\n')).toEqual(['hostname', 'mount', 'userns'])
  expect(namesIn('/actions/mount: refused')).toEqual(['actions', 'mount', 'refused'])
  expect(namesIn('')).toEqual([])
})

test('a trial says of each whether it was done', () => {
  const names = ['mount', 'mode']
  expect(trialOf(names)).toContain(actions.mount)
  expect(refusedIn('mount refused\r\nmode done\r\n', names)).toEqual(['mount'])
  expect(refusedIn('mount refused\n', names)).toBeNull()
})
