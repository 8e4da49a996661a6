import type { TextChannel } from '../rpc/text-channel.ts'

/** Both ends of a channel in memory: the engine's, and one that looks like a WebSocket to a window's client. */
export function channelPair() {
  const window = new EventTarget()
  const toEngine: ((message: unknown) => void)[] = []
  const onClose: (() => void)[] = []
  const sent: string[] = []
  let closed = false
  const close = () => {
    if (closed) return
    closed = true
    for (const listener of onClose) listener()
    window.dispatchEvent(new Event('close'))
  }
  const send = (message: unknown) => {
    for (const listener of toEngine) listener(message)
  }
  const engineEnd: TextChannel = {
    send(message) {
      sent.push(message)
      window.dispatchEvent(new MessageEvent('message', { data: message }))
    },
    onMessage: (listener) => void toEngine.push(listener),
    onClose: (listener) => void onClose.push(listener),
    close,
  }
  const websocket = Object.assign(window, { readyState: 1, send }) as unknown as WebSocket
  return { engineEnd, websocket, send, close, sent, closed: () => closed }
}
