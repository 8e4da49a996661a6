import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BURST, FLOOD_END, MAX_RECORDING, PER_SECOND, QUIET_MS, createCastLines } from './cast-lines.ts'
import { readCast } from './testing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const startedAt = new Date('2026-11-22T09:30:00.500Z')

function begun() {
  let text = ''
  const lines = createCastLines(
    { cols: 80, rows: 24, title: 'a: master', startedAt },
    (line) => (text += line),
  )
  return {
    ...lines,
    print: (output: string | Buffer) => lines.output(Buffer.from(output)),
    cast: () => readCast(text),
    bytes: () => Buffer.byteLength(text),
  }
}

test('a header, then what was shown and when, and every new size', () => {
  const cast = begun()
  cast.resize({ cols: 80, rows: 24 })
  vi.advanceTimersByTime(1500)
  cast.print('\x1b[1mroot@master\x1b[0m "容器"\r\n')
  vi.advanceTimersByTime(20)
  cast.resize({ cols: 120, rows: 40 })
  const { header, events } = cast.cast()
  expect(header).toEqual({
    version: 2,
    width: 80,
    height: 24,
    timestamp: 1795339800,
    title: 'a: master',
    env: { TERM: 'xterm-256color' },
  })
  expect(events).toEqual([
    [1.5, 'o', '\x1b[1mroot@master\x1b[0m "容器"\r\n'],
    [1.52, 'r', '120x40'],
  ])
})

test('a character that comes in two pieces is whole, and bytes that are no text are marked', () => {
  const cast = begun()
  const box = Buffer.from('盒')
  cast.print(box.subarray(0, 2))
  cast.print(box.subarray(2))
  cast.print(Buffer.from([0xff]))
  expect(cast.cast().shown).toBe('盒\ufffd')
})

test('a long piece of output is cut between characters', () => {
  const cast = begun()
  const text = `x${'👍'.repeat(20_000)}`
  cast.print(text)
  expect(cast.cast().shown).toBe(text)
  expect(cast.cast().events.length).toBeGreaterThan(1)
})

test('of a flood the beginning and the end are kept, and how much is not', () => {
  const cast = begun()
  const line = `${'x'.repeat(1022)}\r\n`
  for (let n = 0; n < 6000; n += 1) cast.print(line)
  cast.print('root@master:~# ')
  vi.advanceTimersByTime(QUIET_MS)
  const { shown } = cast.cast()
  expect(shown).toMatch(/⋯ 5\.\d\d MB ⋯\r\n/)
  expect(shown.endsWith(`${line}root@master:~# `)).toBe(true)
  expect(shown.length).toBeLessThan(BURST + 2 * FLOOD_END)
  expect(vi.getTimerCount()).toBe(0)
})

test('a flood without end is looked at now and then, and fills no disk', () => {
  const cast = begun()
  for (let ms = 0; ms < 10_000; ms += 5) {
    cast.print(`${'x'.repeat(30_000)}\r\n`)
    vi.advanceTimersByTime(5)
  }
  expect(cast.bytes()).toBeLessThan(1.5 * (BURST + 10 * PER_SECOND))
  expect(cast.cast().shown.match(/⋯/g)?.length).toBeGreaterThan(10)
})

test('a full recording ends with a mark', () => {
  const cast = begun()
  for (let n = 0; !cast.isFull(); n += 1) {
    cast.print('\x1b'.repeat(10_000))
    vi.advanceTimersByTime(1000)
  }
  cast.print('more')
  cast.end()
  expect(cast.bytes()).toBeLessThanOrEqual(MAX_RECORDING + 100)
  expect(cast.cast().events.at(-1)?.slice(1)).toEqual(['m', 'full'])
})
