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

test('in brief: of some the wrong ones too, of the others none, and each trick on one of them', () => {
  const brief = inBrief([...all('hard'), ...all('one'), ...all('two')], new Set(['hard']))
  expect(names(brief, 'hard')).toEqual(['fresh', 'solutions/a', 'wrong/a', 'tricks/a'])
  expect(names(brief, 'one')).toEqual(['fresh', 'solutions/a', 'tricks/a'])
  expect(names(brief, 'two')).toEqual(['fresh', 'solutions/a', 'tricks/b'])
})

test('in brief: each trick meets a third of those that are played with their wrong ones', () => {
  const hard = ['a', 'b', 'c', 'd', 'e', 'f']
  const brief = inBrief(hard.flatMap(all), new Set(hard))
  for (const trick of ['tricks/a', 'tricks/b']) {
    expect(brief.filter(({ name }) => name === trick)).toHaveLength(2)
  }
})
