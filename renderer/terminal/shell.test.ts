import { Terminal } from '@xterm/headless'
import type { Terminal as BrowserTerminal } from '@xterm/xterm'
import { afterEach, expect, test, vi } from 'vitest'
import type { ByteChannel } from '../../contract/frames.ts'
import { decodeClientFrame, encodeServerFrame } from '../../contract/frames.ts'
import type { Connection } from '../connection/connection.ts'
import { showShell } from './shell.ts'

const encoder = new TextEncoder()
/** Asks the terminal where its cursor is; a terminal answers by itself. */
const CURSOR_QUERY = '\x1b[6n'

/** The engine's end of the channels that a window opens, one after the other. */
function fakeEngine() {
  const received: string[] = []
  let frame = (_bytes: Uint8Array) => {}
  let closed = () => {}
  const opened = vi.fn<() => void>()
  const openTerminal = async (): Promise<ByteChannel> => {
    opened()
    return {
      send: (bytes) => {
        const message = decodeClientFrame(bytes)
        if (message?.type === 'input') received.push(new TextDecoder().decode(message.data))
        if (message?.type === 'resize') received.push(`${message.cols}x${message.rows}`)
      },
      onFrame: (listener) => void (frame = listener),
      onClose: (listener) => void (closed = listener),
      close: () => closed(),
    }
  }
  let listener = () => {}
  const connection = {
    state: () => ({ kind: 'online' as const }),
    onChange: (change: () => void) => {
      listener = change
      return () => {}
    },
    online: () => Promise.resolve(),
    openTerminal,
  } as unknown as Connection
  return {
    connection,
    opened,
    received,
    replay: (text: string) => frame(encodeServerFrame({ type: 'replay', data: encoder.encode(text) })),
    output: (text: string) => frame(encodeServerFrame({ type: 'output', data: encoder.encode(text) })),
    exit: (status: number) => frame(encodeServerFrame({ type: 'exit', status })),
    close: () => closed(),
    goAway: () => listener(),
  }
}

const term = () => new Terminal({ allowProposedApi: true, cols: 80, rows: 24 }) as unknown as BrowserTerminal
const drained = (terminal: BrowserTerminal) => new Promise<void>((resolve) => terminal.write('', resolve))
const line = (terminal: BrowserTerminal, y: number) =>
  terminal.buffer.active.getLine(y)?.translateToString(true)
const events = () => ({ ended: vi.fn<(status: number) => void>(), elsewhere: vi.fn<() => void>() })

const stops: (() => void)[] = []
afterEach(() => stops.splice(0).forEach((stop) => stop()))

async function shown(
  engine: ReturnType<typeof fakeEngine>,
  terminal: BrowserTerminal,
  before?: string,
  listener = events(),
) {
  stops.push(showShell(engine.connection, 'id', before, terminal, listener))
  await vi.waitFor(() => expect(engine.opened).toHaveBeenCalled())
  return listener
}

test('queries in kept output are not answered, those in new output are', async () => {
  const engine = fakeEngine()
  const terminal = term()
  await shown(engine, terminal)
  engine.replay(`old ${CURSOR_QUERY}`)
  await drained(terminal)
  expect(engine.received).toEqual(['80x24'])
  engine.output(CURSOR_QUERY)
  await drained(terminal)
  expect(engine.received).toEqual(['80x24', '\x1b[1;5R'])
})

test('a long paste is sent in frames that the engine accepts', async () => {
  const engine = fakeEngine()
  const terminal = term()
  await shown(engine, terminal)
  engine.replay('')
  await drained(terminal)
  const text = 'ü'.repeat(100_000)
  terminal.input(text)
  expect(engine.received.length).toBeGreaterThan(3)
})

test('when the engine was away, the kept output takes the place of what was there', async () => {
  const engine = fakeEngine()
  const terminal = term()
  const { elsewhere, ended } = await shown(engine, terminal)
  engine.replay('one')
  engine.output(' two')
  engine.close()
  await new Promise((resolve) => setTimeout(resolve, 50))
  engine.goAway()
  await vi.waitFor(() => expect(engine.opened).toHaveBeenCalledTimes(2), 2000)
  engine.replay('one two three')
  await drained(terminal)
  expect(line(terminal, 0)).toBe('one two three')
  expect(elsewhere).not.toHaveBeenCalled()
  expect(ended).not.toHaveBeenCalled()
})

test('a new shell goes on below what the one before left', async () => {
  const engine = fakeEngine()
  const terminal = term()
  terminal.write('left by the one before')
  await shown(engine, terminal, 'another')
  engine.replay('new')
  await drained(terminal)
  expect([line(terminal, 0), line(terminal, 1)]).toEqual(['left by the one before', 'new'])
})

test('says with which status the shell ended, after its last output', async () => {
  const engine = fakeEngine()
  const terminal = term()
  const { ended } = await shown(engine, terminal)
  engine.replay('')
  engine.output('x'.repeat(40_000))
  engine.output('bye')
  engine.exit(3)
  await vi.waitFor(() => expect(ended).toHaveBeenCalledWith(3))
  await drained(terminal)
  const { baseY, cursorY } = terminal.buffer.active
  expect(line(terminal, baseY + cursorY)).toContain('bye')
})

test('a shell that another window took is told apart from one that is gone', async () => {
  const taken = fakeEngine()
  const takenEvents = await shown(taken, term())
  taken.replay('')
  taken.close()
  await vi.waitFor(() => expect(takenEvents.elsewhere).toHaveBeenCalled(), 2000)

  const gone = fakeEngine()
  const goneEvents = await shown(gone, term())
  gone.close()
  await vi.waitFor(() => expect(goneEvents.ended).toHaveBeenCalledWith(-1), 2000)
})

test('stops when told to', async () => {
  const engine = fakeEngine()
  const terminal = term()
  const listener = await shown(engine, terminal)
  engine.replay('')
  await drained(terminal)
  stops.splice(0).forEach((stop) => stop())
  await new Promise((resolve) => setTimeout(resolve, 700))
  terminal.input('typed later')
  expect(engine.received).toEqual(['80x24'])
  expect(listener.elsewhere).not.toHaveBeenCalled()
  expect(engine.opened).toHaveBeenCalledTimes(1)
})
