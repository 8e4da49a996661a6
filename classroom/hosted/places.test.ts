import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import { type Place, type Places, createPlaces } from './places.ts'

let room = 4
let places: Places
beforeEach(() => {
  vi.useFakeTimers()
  room = 4
  places = createPlaces({ fits: () => ({ fits: room, bound: 'memory' }), mostBooting: 10, lookAgainMs: 1000 })
})
afterEach(() => {
  places.dispose()
  vi.useRealTimers()
})

interface Turn {
  before: number[]
  abort: AbortController
  place: Promise<Place>
  got?: Place
  error?: unknown
}

/** Enters, and lets all that can happen at once happen. */
async function enter(person: string, hosts: number, of = places): Promise<Turn> {
  const abort = new AbortController()
  const before: number[] = []
  const wish = { person, name: person, exercise: 'one', hosts, since: '2026-01-01T00:00:00.000Z' }
  const turn: Turn = { before, abort, place: of.enter(wish, (count) => before.push(count), abort.signal) }
  turn.place.then(
    (place) => (turn.got = place),
    (error: unknown) => (turn.error = error),
  )
  await settle()
  return turn
}
const settle = () => vi.advanceTimersByTimeAsync(0)
const waiting = () => places.state.get().waiting.map(({ person }) => person)

test('whoever fits gets in at once; the others are told how many are before them', async () => {
  const first = await enter('ada', 3)
  const second = await enter('ben', 2)
  const third = await enter('cem', 2)
  expect([first.got, second.got, third.got].map(Boolean)).toEqual([true, false, false])
  expect([second.before, third.before]).toEqual([[0], [1]])
  expect(places.state.get().hosts).toBe(3)
  first.got!.leave()
  first.got!.leave()
  await settle()
  expect(second.got && third.got).toBeTruthy()
  expect([places.state.get().hosts, waiting()]).toEqual([4, []])
})

test('a small lab doesn’t overtake a large one for ever', async () => {
  const first = await enter('ada', 2)
  const large = await enter('ben', 4)
  const small = await enter('cem', 1)
  expect(small.got).toBeUndefined()
  first.got!.leave()
  await settle()
  expect([Boolean(large.got), Boolean(small.got)]).toEqual([true, false])
})

test('who gives up lets the next come nearer, and takes no place', async () => {
  const first = await enter('ada', 4)
  const second = await enter('ben', 4)
  const third = await enter('cem', 1)
  second.abort.abort(new Error('closed'))
  await settle()
  expect(second.error).toEqual(new Error('closed'))
  expect(third.before).toEqual([1, 0])
  first.got!.leave()
  await settle()
  expect(places.state.get().hosts).toBe(1)
})

test('what never fits is refused when nobody could make room; with others there, it waits', async () => {
  const first = await enter('ada', 1)
  const large = await enter('ben', 5)
  expect(large.error).toBeUndefined()
  const next = await enter('cem', 1)
  first.got!.leave()
  await settle()
  expect(large.error).toBeInstanceOf(TroubleError)
  expect((large.error as TroubleError).trouble.code).toBe('lab-too-large')
  expect(next.got).toBeTruthy()
})

test('room that comes free by itself is seen', async () => {
  await enter('ada', 4)
  const second = await enter('ben', 1)
  room = 5
  await vi.advanceTimersByTimeAsync(1000)
  expect(second.got).toBeTruthy()
})

test('only so many boot at the same time', async () => {
  const few = createPlaces({ fits: () => ({ fits: 99, bound: 'memory' }), mostBooting: 1 })
  const first = await enter('ada', 1, few)
  const second = await enter('ben', 1, few)
  const third = await enter('cem', 1, few)
  expect([second.got, third.got]).toEqual([undefined, undefined])
  first.got!.isUp()
  await settle()
  expect([Boolean(second.got), Boolean(third.got)]).toEqual([true, false])
  second.got!.leave()
  await settle()
  expect(third.got).toBeTruthy()
  few.dispose()
})

test('hosts that run already count, whether they fit or not; beside them there is room or not', async () => {
  places.take(6)
  expect(places.tryTake(1)).toBeUndefined()
  room = 8
  expect(places.tryTake(2)).toBeTruthy()
  expect(places.state.get().hosts).toBe(8)
})
