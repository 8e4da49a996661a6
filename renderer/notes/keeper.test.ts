import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createNoteKeeper, type Drafts } from './keeper.ts'

const place = { lesson: 'cgroups', at: 2 }

function playDrafts(): Drafts & { all: Map<string, string> } {
  const all = new Map<string, string>()
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    key: (index) => [...all.keys()][index] ?? null,
    get length() {
      return all.size
    },
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('what is written is safe at once, and sent once when nobody types any more', async () => {
  const drafts = playDrafts()
  const save = vi.fn(() => Promise.resolve())
  const keeper = createNoteKeeper({ drafts, save })
  keeper.write(place, 'on')
  keeper.write(place, 'one')
  expect(drafts.all.get('bulkhead.note.cgroups/2')).toBe('one')
  expect(keeper.state(place)).toBe('keeping')
  await vi.runAllTimersAsync()
  expect(save.mock.calls).toEqual([[place, 'one']])
  expect(drafts.all.size).toBe(0)
  expect([keeper.state(place), keeper.text(place)]).toEqual(['kept', 'one'])
})

test('while the engine is away nothing is lost, and another window sends it', async () => {
  const drafts = playDrafts()
  const keeper = createNoteKeeper({ drafts, save: () => Promise.reject(new Error('away')) })
  keeper.write(place, 'one')
  await vi.runAllTimersAsync()
  expect(keeper.state(place)).toBe('away')
  const save = vi.fn(() => Promise.resolve())
  const later = createNoteKeeper({ drafts, save })
  expect(later.text(place)).toBe('one')
  await later.flush()
  expect(save.mock.calls).toEqual([[place, 'one']])
  expect(later.state(place)).toBe('kept')
})

test('what is written while it is being sent is sent after it', async () => {
  const drafts = playDrafts()
  const gate = Promise.withResolvers<void>()
  const save = vi.fn(() => gate.promise)
  const keeper = createNoteKeeper({ drafts, save })
  keeper.write(place, 'one')
  await vi.runAllTimersAsync()
  keeper.write(place, 'two')
  gate.resolve()
  await vi.runAllTimersAsync()
  expect(save.mock.calls).toEqual([
    [place, 'one'],
    [place, 'two'],
  ])
  expect(drafts.all.size).toBe(0)
})

test('what is no note is not sent', async () => {
  const drafts = playDrafts()
  drafts.setItem('bulkhead.note.x', 'y')
  drafts.setItem('another', 'z')
  const save = vi.fn(() => Promise.resolve())
  await createNoteKeeper({ drafts, save }).flush()
  expect(save).not.toHaveBeenCalled()
})
