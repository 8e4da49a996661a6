import { WebSocket } from 'ws'
import type { ByteChannel } from '../contract/index.ts'
import type { TextChannel } from '../engine/rpc/text-channel.ts'
import { createRateLimit } from '../engine/rate-limit.ts'

/** Far above what a window does, far below what would keep the engine from working. */
const RPC_RATE = { perSecond: 100, burst: 400 }
const TERMINAL_RATE = { perSecond: 5000, burst: 20_000 }

/** What a window may leave unread before it is cut off, in bytes: far more than flow control lets wait. */
const MAX_UNREAD = 16 * 1024 * 1024

/** WebSocket close codes of RFC 6455. */
const UNSUPPORTED_DATA = 1003
const POLICY_VIOLATION = 1008

export function textChannel(socket: WebSocket): TextChannel {
  return {
    send: (message) => sendTo(socket, message),
    onMessage: (listener) =>
      receive(socket, { binary: false, rate: RPC_RATE }, (bytes) => listener(bytes.toString())),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.close(POLICY_VIOLATION, 'This message is not one of ours.'),
  }
}

export function byteChannel(socket: WebSocket): ByteChannel {
  return {
    send: (frame) => sendTo(socket, frame),
    onFrame: (listener) => receive(socket, { binary: true, rate: TERMINAL_RATE }, listener),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.close(),
  }
}

function sendTo(socket: WebSocket, data: string | Uint8Array): void {
  // A window may leave at any moment; its `close` tells the engine.
  if (socket.readyState !== WebSocket.OPEN) return
  socket.send(data)
  if (socket.bufferedAmount > MAX_UNREAD) socket.terminate()
}

function receive(
  socket: WebSocket,
  limits: { binary: boolean; rate: typeof RPC_RATE },
  listener: (bytes: Buffer) => void,
): void {
  const mayCome = createRateLimit(limits.rate)
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    // What arrives after we have asked to close is no longer ours to answer.
    if (socket.readyState !== WebSocket.OPEN) return
    if (isBinary !== limits.binary)
      return socket.close(UNSUPPORTED_DATA, limits.binary ? 'Only bytes here.' : 'Only text here.')
    if (!mayCome()) return socket.close(POLICY_VIOLATION, 'Too many messages.')
    listener(data)
  })
}
