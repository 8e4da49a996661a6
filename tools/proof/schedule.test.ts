import { expect, test } from 'vitest'
import type { Case } from './case.ts'
import { createSchedule } from './schedule.ts'

const cases = (id: string, count: number) =>
  Array.from(
    { length: count },
    (_, index) => ({ exercise: { id }, name: `${id}${index}` }) as unknown as Case,
  )

test('a lane stays with its exercise, and another lane begins another', () => {
  const schedule = createSchedule([...cases('a', 2), ...cases('b', 3)])
  const [one, two] = [schedule.next(), schedule.next()]
  expect([one?.exercise.id, two?.exercise.id]).toEqual(['b', 'a'])
  expect(schedule.next('b')?.name).toBe('b1')
  expect(schedule.next('a')?.name).toBe('a1')
  // Nothing is left of its own, so it helps where something is.
  expect(schedule.next('a')?.name).toBe('b2')
  expect(schedule.next('b')).toBeUndefined()
  expect(schedule.next('a')).toBeUndefined()
})

test('every case is handed out once', () => {
  const all = [...cases('a', 5), ...cases('b', 1), ...cases('c', 4)]
  const schedule = createSchedule(all)
  const seen: string[] = []
  const lanes: (string | undefined)[] = [undefined, undefined, undefined]
  for (let turn = 0; seen.length < all.length; turn = (turn + 1) % lanes.length) {
    const proof = schedule.next(lanes[turn])
    if (!proof) continue
    lanes[turn] = proof.exercise.id
    seen.push(proof.name)
  }
  expect(seen.toSorted()).toEqual(all.map(({ name }) => name).toSorted())
})

test('one exercise alone is shared by all lanes', () => {
  const schedule = createSchedule(cases('a', 3))
  expect([schedule.next(), schedule.next(), schedule.next('a')].map((proof) => proof?.name)).toEqual([
    'a0',
    'a1',
    'a2',
  ])
})
