import { PassThrough, Duplex } from 'node:stream'
import {
  type ByteChannel,
  type ServerFrame,
  decodeServerFrame,
  encodeClientFrame,
  type ClientFrame,
} from '../../../contract/index.ts'
import type { TerminalSource } from '../../hosts/lab-hosts.ts'

/** A shell that the test plays: `print` is its output, `typed` what reached it. */
export interface PlayedShell extends TerminalSource {
  print(text: string | Uint8Array): void
  typed(): string
  sizes: [number, number][]
  exit(status: number): void
  hostGone(): void
  disposed(): boolean
}

export function playShell(): PlayedShell {
  const output = new PassThrough({ highWaterMark: 16 * 1024 })
  let input = ''
  const stream = Duplex.from({
    readable: output,
    writable: new PassThrough().on('data', (bytes: Buffer) => (input += bytes.toString())),
  })
  const { promise: exited, resolve, reject } = Promise.withResolvers<number>()
  exited.catch(() => {})
  let disposed = false
  const sizes: [number, number][] = []
  return {
    stream,
    exited,
    sizes,
    resize: (cols, rows) => void sizes.push([cols, rows]),
    dispose() {
      disposed = true
      stream.destroy()
      reject(new Error('disposed'))
    },
    print: (text) => void output.write(text),
    typed: () => input,
    exit(status) {
      output.end()
      resolve(status)
    },
    hostGone() {
      stream.destroy(new Error('ECONNRESET'))
      reject(new Error('The host went away.'))
    },
    disposed: () => disposed,
  }
}

/** The window's end of a channel: every frame that came, and a way to send some. */
export interface PlayedWindow {
  channel: ByteChannel
  frames: ServerFrame[]
  closed(): boolean
  send(frame: ClientFrame): void
  sendRaw(bytes: Uint8Array): void
  /** The window goes away. */
  leave(): void
  /** All that was shown, replay and output. */
  text(): string
  /** Bytes of output, without the replay. */
  outputBytes(): number
}

export function playWindow(): PlayedWindow {
  const frames: ServerFrame[] = []
  const onFrame: ((frame: Uint8Array) => void)[] = []
  const onClose: (() => void)[] = []
  let closed = false
  const close = () => {
    if (closed) return
    closed = true
    for (const listener of onClose) listener()
  }
  const sendRaw = (bytes: Uint8Array) => {
    for (const listener of onFrame) listener(bytes)
  }
  return {
    channel: {
      send: (bytes) => void frames.push(decodeServerFrame(bytes)!),
      onFrame: (listener) => void onFrame.push(listener),
      onClose: (listener) => void onClose.push(listener),
      close,
    },
    frames,
    closed: () => closed,
    send: (frame) => sendRaw(encodeClientFrame(frame)),
    sendRaw,
    leave: close,
    text: () => frames.map((frame) => ('data' in frame ? Buffer.from(frame.data).toString() : '')).join(''),
    outputBytes: () =>
      frames.reduce((sum, frame) => sum + (frame.type === 'output' ? frame.data.length : 0), 0),
  }
}
