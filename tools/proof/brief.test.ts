import { expect, test } from 'vitest'
import type { Case, Kind } from './case.ts'
import { inBrief } from './brief.ts'

const of = (id: string, kind: Kind, name: string): Case =>
  ({ exercise: { id }, kind, name }) as unknown as Case
const all = (id: string): Case[] => [
  of(id, 'fresh', 'fresh'),
  of(id, 'right', 'solutions/a'),
  of(id, 'wrong', 'wrong/a'),
  of(id, 'trick', 'tricks/a'),
  of(id, 'trick', 'tricks/b'),
]
const names = (cases: readonly Case[], id: string) =>
  cases.filter(({ exercise }) => exercise.id === id).map(({ name }) => name)

test('in brief: some as a whole, of the others no wrong ones, and each trick on one of them', () => {
  const brief = inBrief([...all('hard'), ...all('one'), ...all('two')], new Set(['hard']))
  expect(names(brief, 'hard')).toEqual(names(all('hard'), 'hard'))
  expect(names(brief, 'one')).toEqual(['fresh', 'solutions/a', 'tricks/a'])
  expect(names(brief, 'two')).toEqual(['fresh', 'solutions/a', 'tricks/b'])
})

test('in brief: nothing is left out where all are played as a whole', () => {
  expect(inBrief(all('hard'), new Set(['hard']))).toHaveLength(5)
})
