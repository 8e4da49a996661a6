import type { ByteChannel } from '../contract/index.ts'

type Listeners = Set<(frame: Uint8Array) => void>

/** Two ends of one channel within this process: what one sends the other receives, later; closing closes both. */
export function byteChannelPair(): [ByteChannel, ByteChannel] {
  const onClose: (() => void)[] = []
  let isClosed = false
  function close(): void {
    if (isClosed) return
    isClosed = true
    for (const listener of onClose.splice(0)) queueMicrotask(listener)
  }
  const end = (mine: Listeners, others: Listeners): ByteChannel => ({
    send: (frame) =>
      queueMicrotask(() => {
        if (!isClosed) for (const listener of others) listener(frame)
      }),
    onFrame: (listener) => void mine.add(listener),
    onClose: (listener) => (isClosed ? queueMicrotask(listener) : void onClose.push(listener)),
    close,
  })
  const here: Listeners = new Set()
  const there: Listeners = new Set()
  return [end(here, there), end(there, here)]
}
