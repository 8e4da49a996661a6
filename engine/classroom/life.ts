import type { WebSocket } from 'ws'

/** How often it is looked whether the other end is still there, and how long its silence may last, in milliseconds. */
const LOOK_MS = 5000
const PING_MS = 20_000
const SILENCE_MS = 45_000
/** After a sleep of this machine an answer has to come at once: the other end has given us up long ago, or the network is another. */
const AWAKE_MS = 4000

/** Ends a connection whose other end is gone without a word. Returns how to stop. */
export function watchLife(
  socket: Pick<WebSocket, 'ping' | 'terminate' | 'on' | 'readyState' | 'OPEN'>,
  now: () => number = Date.now,
): () => void {
  let heard = now()
  let pinged = heard
  let looked = heard
  let deadline = Infinity
  const hear = () => {
    heard = now()
    deadline = Infinity
  }
  socket.on('pong', hear)
  socket.on('message', hear)
  const timer = setInterval(() => {
    const at = now()
    const slept = at - looked > LOOK_MS + PING_MS / 2 || at < looked
    looked = at
    if (at >= deadline || (!slept && at - heard > SILENCE_MS)) return socket.terminate()
    if (slept) {
      deadline = at + AWAKE_MS
      heard = at
    }
    if (slept || at - pinged >= PING_MS) {
      pinged = at
      if (socket.readyState === socket.OPEN) socket.ping()
    }
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
