import {
  type ByteChannel,
  FlowControl,
  MAX_FRAME,
  type TerminalSize,
  decodeClientFrame,
  encodeServerFrame,
} from '../../contract/index.ts'
import { createCoalescer } from './coalesce.ts'

/** Bytes of what was there before that an onlooker gets: some screens full. */
export const ONLOOKER_REPLAY = 256 * 1024

/** A channel on which somebody watches and can do nothing else. */
export interface Onlooker {
  show(chunk: Uint8Array): void
  resize(size: TerminalSize): void
  /** Shows the newest in place of what came before. */
  again(): void
  end(status: number): void
  close(): void
}

/**
 * Never keeps anybody waiting and holds FlowControl.HIGH at most: to whoever is slower nothing is sent until they have
 * caught up, and then the newest as a replay. Of what they send only Ack is heeded; the rest leads nowhere.
 */
export function createOnlooker(
  channel: ByteChannel,
  newest: () => Uint8Array,
  size: TerminalSize | undefined,
): Onlooker {
  let unacknowledged = 0
  let isBehind = false
  const send = (bytes: Uint8Array) => {
    unacknowledged += bytes.length
    for (let at = 0; at < bytes.length; at += MAX_FRAME - 1)
      channel.send(encodeServerFrame({ type: 'output', data: bytes.subarray(at, at + MAX_FRAME - 1) }))
  }
  const coalescer = createCoalescer(send)
  const replay = () => channel.send(encodeServerFrame({ type: 'replay', data: newest() }))
  const resize = ({ cols, rows }: TerminalSize) =>
    channel.send(encodeServerFrame({ type: 'size', cols, rows }))

  channel.onFrame((bytes) => {
    const frame = decodeClientFrame(bytes)
    if (frame?.type !== 'ack') return
    unacknowledged = Math.max(0, unacknowledged - frame.bytes)
    if (!isBehind || unacknowledged > FlowControl.LOW) return
    isBehind = false
    replay()
  })
  if (size) resize(size)
  replay()

  return {
    show(chunk) {
      if (isBehind) return
      if (unacknowledged + coalescer.waiting() + chunk.length <= FlowControl.HIGH)
        return coalescer.push(chunk)
      isBehind = true
      coalescer.dispose()
    },
    resize,
    again() {
      coalescer.dispose()
      if (!isBehind) replay()
    },
    end(status) {
      if (isBehind) replay()
      coalescer.flush()
      channel.send(encodeServerFrame({ type: 'exit', status }))
      this.close()
    },
    close() {
      coalescer.dispose()
      channel.close()
    },
  }
}
