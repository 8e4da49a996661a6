import {
  type ByteChannel,
  FlowControl,
  MAX_FRAME,
  type TerminalSize,
  decodeClientFrame,
  encodeServerFrame,
} from '../../contract/index.ts'
import type { TerminalSource } from '../hosts/lab-hosts.ts'
import type { Recorder } from '../recordings/recordings.ts'
import { createCoalescer } from './coalesce.ts'
import { ONLOOKER_REPLAY, type Onlooker, createOnlooker } from './onlooker.ts'
import { createScrollback } from './scrollback.ts'

/** How long output may still come after the shell has ended, in milliseconds. */
const LAST_OUTPUT_MS = 500
/** Input that a shell hasn't taken; beyond it the window is cut off rather than kept in memory, in bytes. */
const MAX_WAITING_INPUT = 16 * 1024 * 1024
/** The exit status shown when the host went away under the shell. */
const HOST_GONE = -1

export interface Terminal {
  /** Shows the terminal on a channel, in place of the one that showed it before. */
  attach(channel: ByteChannel): void
  /** Shows it on a channel to somebody who can do nothing to it, beside whatever else shows it. */
  observe(channel: ByteChannel): void
  running(): boolean
  /** Ends the shell and closes its channels. */
  dispose(): void
}

/** A shell with its recent output. It goes on reading whether or not a window is there. */
export function createTerminal(
  source: TerminalSource,
  recorder?: Recorder,
  firstSize?: TerminalSize,
): Terminal {
  const scrollback = createScrollback()
  const onlookers = new Set<Onlooker>()
  let size = firstSize
  let window: Window | undefined
  let status: number | undefined
  let grace: NodeJS.Timeout | undefined

  source.stream.on('data', (chunk: Buffer) => {
    scrollback.push(chunk)
    recorder?.output(chunk)
    window?.show(chunk)
    for (const onlooker of onlookers) onlooker.show(chunk)
    if (window?.full()) source.stream.pause()
  })
  // An exec stream is reset when its host goes away; `exited` says so too.
  source.stream.on('error', () => {})
  const drained = new Promise<void>((resolve) => {
    for (const last of ['end', 'close'] as const) source.stream.once(last, () => resolve())
  })
  void source.exited
    .catch(() => HOST_GONE)
    .then(async (code) => {
      await Promise.race([drained, lastOutput()])
      finish(code)
    })

  /** Not every source says that its output has ended; a paused one still has some for sure. */
  function lastOutput(): Promise<void> {
    return new Promise((resolve) => {
      const wait = () => {
        grace = setTimeout(() => (source.stream.isPaused() ? wait() : resolve()), LAST_OUTPUT_MS)
      }
      wait()
    })
  }

  function finish(code: number): void {
    if (status !== undefined) return
    status = code
    clearTimeout(grace)
    recorder?.end()
    window?.end(code)
    window = undefined
    for (const onlooker of onlookers) onlooker.end(code)
    onlookers.clear()
    source.dispose()
  }

  function detach(): void {
    window?.dispose()
    window = undefined
    source.stream.resume()
  }

  function receive(from: Window, channel: ByteChannel, bytes: Uint8Array): void {
    if (from !== window) return
    const frame = decodeClientFrame(bytes)
    if (frame === undefined) return channel.close()
    if (frame.type === 'resize') {
      recorder?.resize(frame)
      size = { cols: frame.cols, rows: frame.rows }
      for (const onlooker of onlookers) onlooker.resize(size)
      return source.resize(frame.cols, frame.rows)
    }
    if (frame.type === 'ack') {
      if (from.acknowledged(frame.bytes)) source.stream.resume()
    } else if (source.stream.writable) {
      source.stream.write(frame.data)
      if (source.stream.writableLength > MAX_WAITING_INPUT) channel.close()
    }
  }

  return {
    attach(channel) {
      const old = window
      window = undefined
      old?.close()
      const shown = createWindow(channel, scrollback.bytes())
      if (status !== undefined) return shown.end(status)
      window = shown
      source.stream.resume()
      channel.onFrame((bytes) => receive(shown, channel, bytes))
      channel.onClose(() => {
        if (window === shown) detach()
      })
    },
    observe(channel) {
      const onlooker = createOnlooker(channel, () => scrollback.bytes(ONLOOKER_REPLAY), size)
      if (status !== undefined) return onlooker.end(status)
      onlookers.add(onlooker)
      channel.onClose(() => {
        if (onlookers.delete(onlooker)) onlooker.close()
      })
    },
    running: () => status === undefined,
    dispose: () => finish(HOST_GONE),
  }
}

/** One channel that shows a terminal, and how far it is behind. */
type Window = ReturnType<typeof createWindow>

function createWindow(channel: ByteChannel, replay: Uint8Array) {
  let unacknowledged = 0
  const coalescer = createCoalescer((bytes) => {
    unacknowledged += bytes.length
    for (let at = 0; at < bytes.length; at += MAX_FRAME - 1) {
      channel.send(encodeServerFrame({ type: 'output', data: bytes.subarray(at, at + MAX_FRAME - 1) }))
    }
  })
  channel.send(encodeServerFrame({ type: 'replay', data: replay }))
  return {
    show: (chunk: Uint8Array) => coalescer.push(chunk),
    full: () => unacknowledged + coalescer.waiting() > FlowControl.HIGH,
    /** Whether the window has caught up. What was replayed may be acknowledged too, and doesn't count. */
    acknowledged(bytes: number): boolean {
      unacknowledged = Math.max(0, unacknowledged - bytes)
      return unacknowledged + coalescer.waiting() < FlowControl.LOW
    },
    end(status: number): void {
      coalescer.flush()
      channel.send(encodeServerFrame({ type: 'exit', status }))
      this.close()
    },
    close(): void {
      coalescer.dispose()
      channel.close()
    },
    dispose: () => coalescer.dispose(),
  }
}
