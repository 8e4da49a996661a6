import { expect, test } from 'vitest'
import type { Case, Kind } from './case.ts'
import { inBrief } from './brief.ts'

const of = (id: string, kind: Kind, name: string): Case =>
  ({ exercise: { id }, kind, name }) as unknown as Case
const all = (id: string): Case[] => [
  of(id, 'fresh', 'fresh'),
  of(id, 'right', 'lesson'),
  of(id, 'right', 'solutions/a'),
  of(id, 'right', 'solutions/b'),
  ...'abcdefgh'.split('').map((name) => of(id, 'wrong', `wrong/${name}`)),
  ...'abcdefgh'.split('').map((name) => of(id, 'trick', `tricks/${name}`)),
]
const names = (cases: readonly Case[], id: string) =>
  cases.filter(({ exercise }) => exercise.id === id).map(({ name }) => name)

test('in brief: of some an eighth of the wrong ones and tricks, each another eighth', () => {
  const brief = inBrief([...all('hard'), ...all('harder')], new Set(['hard', 'harder']))
  expect(names(brief, 'hard')).toEqual(['fresh', 'lesson', 'solutions/a', 'wrong/a', 'tricks/a'])
  expect(names(brief, 'harder')).toEqual(['fresh', 'lesson', 'solutions/a', 'wrong/h', 'tricks/h'])
})

test('in brief: of the others no wrong ones, and each trick on one of them', () => {
  const brief = inBrief([...all('one'), ...all('two')], new Set())
  expect(names(brief, 'one')).toEqual([
    'fresh',
    'lesson',
    'solutions/a',
    'tricks/a',
    'tricks/c',
    'tricks/e',
    'tricks/g',
  ])
  expect(names(brief, 'two')).toEqual([
    'fresh',
    'lesson',
    'solutions/a',
    'tricks/b',
    'tricks/d',
    'tricks/f',
    'tricks/h',
  ])
})
