import { RPCLink } from '@orpc/client/websocket'
import { RPC_PATH, TERMINAL_PATH } from '../../contract/bridge.ts'
import { webSocketChannel } from './byte-channel.ts'
import type { Carrier } from './carrier.ts'
import { OutageError } from './carrier.ts'

/** WebSockets to the server that this page came from. */
export function browserCarrier(page: URL): Carrier {
  const open = async (path: string) => {
    const address = new URL(path, page)
    address.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(address)
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true })
      socket.addEventListener('close', () => reject(new Error('closed')), { once: true })
    }).catch(async () => {
      throw new OutageError(await reasonOf(page))
    })
    return socket
  }
  return {
    async connect() {
      const websocket = await open(RPC_PATH)
      return {
        link: new RPCLink({ websocket }),
        isOpen: () => websocket.readyState === WebSocket.OPEN,
        closed: new Promise((resolve) =>
          websocket.addEventListener('close', () => resolve(), { once: true }),
        ),
        close: () => websocket.close(),
      }
    },
    openTerminal: async (id) => webSocketChannel(await open(TERMINAL_PATH + encodeURIComponent(id))),
  }
}

/** A browser hides why a WebSocket was refused; the page's own address tells. */
async function reasonOf(page: URL) {
  try {
    const answer = await fetch(page, { method: 'HEAD', cache: 'no-store' })
    return answer.status === 401 || answer.status === 403 ? 'unknown-session' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
