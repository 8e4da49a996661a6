import { expect, test, vi } from 'vitest'
import type { Status } from '../../contract/index.ts'
import { exerciseDouble, labDouble } from './grading-doubles.ts'
import { watchVerdicts, type LiveEvent, type WatchedLab } from './live.ts'

type Seen = Record<string, Status>
const never = 1_000_000

/** Changes that a test makes by hand. */
function handMadeChanges() {
  const waiting: (() => void)[] = []
  let ended = false
  const changes: WatchedLab['changes'] = async function* (_paths, signal) {
    try {
      while (!signal.aborted) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
          signal.addEventListener('abort', () => resolve())
        })
        if (!signal.aborted) yield { host: 'master', what: 'file' }
      }
    } finally {
      ended = true
    }
  }
  return { changes, change: () => waiting.splice(0).forEach((wake) => wake()), ended: () => ended }
}

async function next(events: AsyncGenerator<LiveEvent>): Promise<LiveEvent['kind'] | 'end'> {
  const { value, done } = await events.next()
  return done ? 'end' : value.kind
}

test('looks at once, then again after a change', async () => {
  const hand = handMadeChanges()
  const stop = new AbortController()
  const events = watchVerdicts(exerciseDouble(), labDouble({ changes: hand.changes }), {
    signal: stop.signal,
    achieved: {},
    pollMs: never,
  })
  expect([await next(events), await next(events)]).toEqual(['looking', 'verdict'])
  const third = next(events)
  await vi.waitFor(() => {
    hand.change()
    return third
  })
  expect(await third).toBe('looking')
  stop.abort()
  expect(await next(events)).toBe('end')
  await vi.waitFor(() => expect(hand.ended()).toBe(true))
})

test('many changes during one look make exactly one more, and looks never overlap', async () => {
  const hand = handMadeChanges()
  const looks: (() => void)[] = []
  let atOnce = 0
  let most = 0
  const observe = async (): Promise<Seen> => {
    most = Math.max(most, ++atOnce)
    await new Promise<void>((resolve) => looks.push(resolve))
    atOnce -= 1
    return { front: 'pass', back: 'pass' }
  }
  const stop = new AbortController()
  const events = watchVerdicts(exerciseDouble({ observe }), labDouble({ changes: hand.changes }), {
    signal: stop.signal,
    achieved: {},
    pollMs: never,
  })
  const kinds: string[] = []
  const reading = (async () => {
    for await (const event of events) kinds.push(event.kind)
  })()
  await vi.waitFor(() => expect(looks).toHaveLength(1))
  for (let change = 0; change < 5; change += 1) {
    hand.change()
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  looks[0]?.()
  await vi.waitFor(() => expect(looks).toHaveLength(2))
  looks[1]?.()
  await vi.waitFor(() => expect(kinds).toEqual(['looking', 'verdict', 'looking', 'verdict']))
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(looks).toHaveLength(2)
  expect(most).toBe(1)
  stop.abort()
  await reading
})

test('looks again by itself when nothing seems to change, also when changes can not be watched', async () => {
  const changes: WatchedLab['changes'] = () => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('no inotify left')) }),
  })
  const stop = new AbortController()
  const events = watchVerdicts(exerciseDouble(), labDouble({ changes }), {
    signal: stop.signal,
    achieved: {},
    pollMs: 5,
  })
  const kinds = [await next(events), await next(events), await next(events), await next(events)]
  expect(kinds).toEqual(['looking', 'verdict', 'looking', 'verdict'])
  await events.return()
})

test('aborting ends it in the middle of a look', async () => {
  const stop = new AbortController()
  const observe = () => new Promise<Seen>(() => {})
  const events = watchVerdicts(exerciseDouble({ observe }), labDouble(), {
    signal: stop.signal,
    achieved: {},
  })
  expect(await next(events)).toBe('looking')
  const end = next(events)
  stop.abort()
  expect(await end).toBe('end')
})

test('a consumer that stops reading ends the watch on the lab', async () => {
  const hand = handMadeChanges()
  const events = watchVerdicts(exerciseDouble(), labDouble({ changes: hand.changes }), {
    signal: new AbortController().signal,
    achieved: {},
  })
  for await (const event of events) if (event.kind === 'verdict') break
  await vi.waitFor(() => expect(hand.ended()).toBe(true))
})

test('an aborted signal looks at nothing', async () => {
  const observe = vi.fn(async (): Promise<Seen> => ({}))
  const events = watchVerdicts(exerciseDouble({ observe }), labDouble(), {
    signal: AbortSignal.abort(),
    achieved: {},
  })
  expect(await next(events)).toBe('end')
  expect(observe).not.toHaveBeenCalled()
})
