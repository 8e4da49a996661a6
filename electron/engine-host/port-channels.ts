import type { MessagePortMain } from 'electron'
import type { ByteChannel } from '../../contract/index.ts'
import type { TextChannel } from '../../engine/rpc/text-channel.ts'

/** The RPC's messages over a port. */
export function textChannel(port: MessagePortMain): TextChannel {
  const { onClose, close } = closing(port)
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
    onClose,
    close,
  }
}

/** A terminal's frames over a port. Anything but bytes closes it: that isn't our window. */
export function byteChannel(port: MessagePortMain): ByteChannel {
  const { onClose, close } = closing(port)
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listener) =>
      void port.on('message', ({ data }: { data: unknown }) => {
        if (data instanceof Uint8Array) listener(data)
        else close()
      }),
    onClose,
    close,
  }
}

/** A port tells only when its other end closed it; whoever listens here is told of our own end too. */
function closing(port: MessagePortMain): Pick<TextChannel, 'onClose' | 'close'> {
  const listeners: (() => void)[] = []
  const closed = () => {
    for (const listener of listeners.splice(0)) listener()
  }
  port.on('close', closed)
  return {
    onClose: (listener) => void listeners.push(listener),
    close: () => {
      port.close()
      closed()
    },
  }
}
