import type { Terminal } from '@xterm/xterm'
import type { ByteChannel } from '../../contract/frames.ts'
import { decodeServerFrame, encodeClientFrame } from '../../contract/frames.ts'
import type { Connection } from '../connection/connection.ts'
import { createAcknowledger } from './acknowledger.ts'
import { createFloodWriter } from './flood.ts'

/** Largest input frame, in bytes: a long paste goes in pieces. */
const INPUT_PIECE = 32 * 1024
/** A line that breaks is told by the connection's state within this time, in milliseconds. */
const BREAK_NOTICE = 500

export interface ShellEvents {
  ended(status: number): void
  /** Another window shows the shell now. */
  elsewhere(): void
}

/** How a channel came to its end. */
type End = { kind: 'exit'; status: number } | { kind: 'closed'; heard: boolean }

/** Back to the normal screen and modes, whatever program had the terminal, without clearing it. */
const LEAVE_PROGRAM = '\x1b[?1047l\x1b[!p\x1b[?1000;1002;1003;2004l\x1b[0m'
/** Everything forgotten, scrollback too. Written, not called, so that it comes after what xterm still has to take. */
const FORGET = '\x1bc'

/**
 * Shows one shell on an xterm until disposed, and shows it again with its kept output when the engine
 * was away. `before` is the shell that was on it: the same one starts anew, another one's output stays.
 */
export function showShell(
  connection: Connection,
  id: string,
  before: string | undefined,
  term: Terminal,
  events: ShellEvents,
): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const run = async () => {
    let replayAfter = before === undefined ? '' : before === id ? FORGET : `${LEAVE_PROGRAM}\r\n`
    while (!signal.aborted) {
      await connection.online(signal)
      const end = await serve(connection, id, term, replayAfter, signal)
      replayAfter = FORGET
      if (signal.aborted) return
      if (end.kind === 'exit') return events.ended(end.status)
      if (await staysOnline(connection)) {
        if (signal.aborted) return
        // A shell that the engine doesn't know closes without a word.
        return end.heard ? events.elsewhere() : events.ended(-1)
      }
    }
  }
  void run()
  return () => ending.abort()
}

async function staysOnline(connection: Connection): Promise<boolean> {
  let broke = connection.state().kind !== 'online'
  const stop = connection.onChange(() => (broke = true))
  await new Promise((resolve) => setTimeout(resolve, BREAK_NOTICE))
  stop()
  return !broke
}

async function serve(
  connection: Connection,
  id: string,
  term: Terminal,
  replayAfter: string,
  signal: AbortSignal,
): Promise<End> {
  let channel: ByteChannel
  try {
    channel = await connection.openTerminal(id)
  } catch {
    return { kind: 'closed', heard: false }
  }
  const end = Promise.withResolvers<End>()
  const listeners = forwardInput(term, channel)
  const acknowledger = createAcknowledger((bytes) => channel.send(encodeClientFrame({ type: 'ack', bytes })))
  const writer = createFloodWriter(term)
  let heard = false
  channel.onFrame((bytes) => {
    const frame = decodeServerFrame(bytes)
    heard = true
    if (frame?.type === 'output') {
      const { data } = frame
      writer.write(data, () => acknowledger.taken(data.length))
    } else if (frame?.type === 'replay') {
      // Programs asked for answers in there long ago; what xterm would answer now is not for the shell.
      listeners.mute()
      term.write(replayAfter)
      term.write(frame.data, listeners.unmute)
    } else if (frame?.type === 'exit') {
      end.resolve({ kind: 'exit', status: frame.status })
    }
  })
  channel.onClose(() => end.resolve({ kind: 'closed', heard }))
  const stop = () => channel.close()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  try {
    return await end.promise
  } finally {
    signal.removeEventListener('abort', stop)
    listeners.dispose()
    writer.dispose()
    channel.close()
  }
}

/** Sends what is typed, and the size now and whenever it changes. */
function forwardInput(term: Terminal, channel: ByteChannel) {
  let muted = false
  const send = (data: Uint8Array) => {
    if (muted) return
    for (let at = 0; at < data.length; at += INPUT_PIECE) {
      channel.send(encodeClientFrame({ type: 'input', data: data.subarray(at, at + INPUT_PIECE) }))
    }
  }
  const resize = () => channel.send(encodeClientFrame({ type: 'resize', cols: term.cols, rows: term.rows }))
  const encoder = new TextEncoder()
  const listeners = [
    term.onData((text) => send(encoder.encode(text))),
    term.onBinary((text) => send(Uint8Array.from(text, (char) => char.charCodeAt(0)))),
    term.onResize(resize),
  ]
  resize()
  return {
    mute: () => void (muted = true),
    unmute: () => void (muted = false),
    dispose: () => listeners.forEach((listener) => listener.dispose()),
  }
}
