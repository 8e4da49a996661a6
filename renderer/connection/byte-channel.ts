import type { ByteChannel } from '../../contract/frames.ts'

/** A terminal's channel over an open WebSocket. */
export function webSocketChannel(socket: WebSocket): ByteChannel {
  socket.binaryType = 'arraybuffer'
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame)
    },
    onFrame: (listener) =>
      socket.addEventListener('message', ({ data }) => {
        if (data instanceof ArrayBuffer) listener(new Uint8Array(data))
      }),
    onClose: (listener) => socket.addEventListener('close', () => listener()),
    close: () => socket.close(),
  }
}

/**
 * A terminal's channel over a MessagePort. Frames are cloned: an ArrayBuffer that a window transfers to
 * another process of the desktop app arrives there empty.
 */
export function messagePortChannel(port: MessagePort): ByteChannel {
  const closing: (() => void)[] = []
  const closed = () => closing.splice(0).forEach((listener) => listener())
  port.addEventListener('close', closed)
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.addEventListener('message', ({ data }) => {
        if (data instanceof Uint8Array) listener(data)
        else if (data instanceof ArrayBuffer) listener(new Uint8Array(data))
      })
      port.start()
    },
    onClose: (listener) => void closing.push(listener),
    close: () => {
      port.close()
      closed()
    },
  }
}
