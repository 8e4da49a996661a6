import { RPCLink } from '@orpc/client/message-port'
import type { DesktopBridge, PortMessage } from '../../contract/bridge.ts'
import { messagePortChannel } from './byte-channel.ts'
import type { Carrier } from './carrier.ts'
import { OutageError } from './carrier.ts'

/** How long the desktop app may take to hand over a port, in milliseconds. */
const PORT_TIMEOUT = 5_000

/** MessagePorts from the desktop app's bridge. */
export function desktopCarrier(bridge: DesktopBridge): Carrier {
  return {
    async connect() {
      const port = await awaitPort('rpc', '', () => bridge.requestRpcPort())
      const closed = Promise.withResolvers<void>()
      let isOpen = true
      const ended = () => {
        isOpen = false
        closed.resolve()
      }
      // Before the link listens, so that calls which fail with the port find it closed.
      port.addEventListener('close', ended)
      const link = new RPCLink({ port })
      port.start()
      return {
        link,
        isOpen: () => isOpen,
        closed: closed.promise,
        close: () => {
          port.close()
          ended()
        },
      }
    },
    openTerminal: async (id) =>
      messagePortChannel(await awaitPort('terminal', id, () => bridge.requestTerminalPort(id))),
  }
}

function awaitPort(kind: PortMessage['kind'], id: string, request: () => void): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const listener = new AbortController()
    const timer = setTimeout(() => {
      listener.abort()
      reject(new OutageError('unreachable'))
    }, PORT_TIMEOUT)
    window.addEventListener(
      'message',
      (event: MessageEvent<PortMessage>) => {
        const { data, ports } = event
        if (event.origin !== window.origin || data?.type !== 'bulkhead:port') return
        if (data.kind !== kind || data.id !== id || !ports[0]) return
        clearTimeout(timer)
        listener.abort()
        resolve(ports[0])
      },
      { signal: listener.signal },
    )
    request()
  })
}
