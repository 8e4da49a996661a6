import { Terminal } from '@xterm/headless'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFloodWriter, UNSHOWN_MS } from './flood.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const LINE = `${'x'.repeat(63)}\n`
const flood = (end = '') => new TextEncoder().encode(LINE.repeat(1024) + end)
const nothing = () => {}

/** A terminal that only keeps what is written to it. */
function paper() {
  const pieces: string[] = []
  const write = (data: string | Uint8Array) =>
    void pieces.push(typeof data === 'string' ? data : `<${data.length}>`)
  return { pieces, writer: createFloodWriter({ write }) }
}

test('ordinary output is written as it is', () => {
  const { pieces, writer } = paper()
  for (let frame = 0; frame < 100; frame++) writer.write(new TextEncoder().encode(LINE), nothing)
  expect(new Set(pieces)).toEqual(new Set(['<64>']))
  expect(vi.getTimerCount()).toBe(0)
})

test('a flood is drawn now and then, and the last of it at once', () => {
  const { pieces, writer } = paper()
  for (let frame = 0; frame < 18; frame++) writer.write(flood(), nothing)
  const marks = pieces.filter((piece) => piece.startsWith('\x1b'))
  expect(marks).toEqual(['\x1b[?2026h', '\x1b[?2026l', '\x1b[?2026h', '\x1b[?2026l', '\x1b[?2026h'])
  writer.write(new TextEncoder().encode('root@master:~# '), nothing)
  expect(pieces.slice(-2)).toEqual(['\x1b[?2026l', '<15>'])
  expect(vi.getTimerCount()).toBe(0)
})

test('a flood that stops in the middle is drawn soon', () => {
  const { pieces, writer } = paper()
  for (let frame = 0; frame < 3; frame++) writer.write(flood(), nothing)
  expect(pieces.at(-1)).not.toBe('\x1b[?2026l')
  vi.advanceTimersByTime(UNSHOWN_MS)
  expect(pieces.at(-1)).toBe('\x1b[?2026l')
})

test('nothing is put where a sequence or a character of the program may be half there', () => {
  const { pieces, writer } = paper()
  for (let frame = 0; frame < 8; frame++) writer.write(flood('\x1b[3'), nothing)
  for (let frame = 0; frame < 8; frame++) writer.write(flood('é').subarray(0, -1), nothing)
  expect(pieces.some((piece) => piece.startsWith('\x1b'))).toBe(false)
})

test('when half a sequence comes in the middle of a flood, it is whole on the screen, and the screen is drawn', async () => {
  vi.useRealTimers()
  const terminal = new Terminal({ allowProposedApi: true, cols: 80, rows: 24 })
  const writer = createFloodWriter(terminal as never)
  for (let frame = 0; frame < 4; frame++) writer.write(flood(), nothing)
  writer.write(flood('\x1b[3'), nothing)
  await new Promise<void>((resolve) => writer.write(new TextEncoder().encode('1mred\x1b[0m'), resolve))
  const buffer = terminal.buffer.active
  expect(
    buffer
      .getLine(buffer.baseY + buffer.cursorY)
      ?.translateToString(true)
      .trim(),
  ).toBe('red')
  expect(terminal.modes.synchronizedOutputMode).toBe(false)
})

test('what goes away leaves the terminal drawing', () => {
  const { pieces, writer } = paper()
  for (let frame = 0; frame < 3; frame++) writer.write(flood(), nothing)
  writer.dispose()
  expect(pieces.at(-1)).toBe('\x1b[?2026l')
  expect(vi.getTimerCount()).toBe(0)
})
