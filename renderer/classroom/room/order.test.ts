import { expect, test } from 'vitest'
import { chosenRows, keptOrder, sortedPeople } from './order.ts'
import { failingRow, minutesAgo, NOW, row, tasks } from './testing/rows.ts'

const view = { tasks, now: NOW, locale: 'en' }
const everybody = { text: '', state: 'all' } as const

test('who is stuck longest comes first, who is not by name', () => {
  const rows = [row({ person: 'b' }), failingRow('z', 2), failingRow('y', 40), row({ person: 'a' })]
  expect(sortedPeople(rows, 'stuck', view)).toEqual(['y', 'z', 'a', 'b'])
})

test('names go by the language, numbers in them by their size', () => {
  const named = (name: string) => row({ person: name, name })
  expect(sortedPeople(['Zoe', 'Émile', 'Ada 10', 'ada 2'].map(named), 'name', view)).toEqual([
    'ada 2',
    'Ada 10',
    'Émile',
    'Zoe',
  ])
})

test('who achieved most, and who was seen last, comes first', () => {
  const done = { status: 'pass', achievedAt: minutesAgo(1) } as const
  const rows = [row({ person: 'a' }), row({ person: 'b', tasks: { one: done } })]
  expect(sortedPeople(rows, 'progress', view)).toEqual(['b', 'a'])
  const seen = (person: string, minutes: number) =>
    row({ person, online: false, lastSeenAt: minutesAgo(minutes) })
  expect(sortedPeople([seen('c', 9), seen('d', 2), row({ person: 'e' })], 'seen', view)).toEqual([
    'e',
    'd',
    'c',
  ])
})

test('by part of a name, by state, by people', () => {
  const rows = [failingRow('ada', 40), failingRow('ben', 1), row({ person: 'Cem', online: false })]
  const found = (filter: Parameters<typeof chosenRows>[1]) =>
    chosenRows(rows, filter, view).map(({ person }) => person)
  expect(found(everybody)).toHaveLength(3)
  expect(found({ ...everybody, text: ' CE ' })).toEqual(['Cem'])
  expect(found({ ...everybody, state: 'stuck' })).toEqual(['ada'])
  expect(found({ ...everybody, state: 'offline' })).toEqual(['Cem'])
  expect(found({ ...everybody, people: new Set(['ben']) })).toEqual(['ben'])
})

test('nobody changes places while one looks; who comes stands at the end, who goes leaves no gap', () => {
  expect(keptOrder(['c', 'a', 'b'], ['a', 'b', 'c', 'd'])).toEqual(['c', 'a', 'b', 'd'])
  expect(keptOrder(['c', 'a', 'b'], ['a', 'b'])).toEqual(['a', 'b'])
})
