import { RPCLink } from '@orpc/client/websocket'
import { RPC_PATH, TERMINAL_PATH } from '../../contract/bridge.ts'
import { webSocketChannel } from './byte-channel.ts'
import type { Carrier } from './carrier.ts'
import { type Away, OutageError, type OutageReason } from './carrier.ts'

/** What is reached on the server that a page came from. */
export interface Reach {
  away?: Away
  rpc: string
  /** What a terminal's id comes after. */
  terminal: string
  /** Why it was refused, which a browser hides of a WebSocket. */
  reason(page: URL): Promise<OutageReason>
}

const engine: Reach = { rpc: RPC_PATH, terminal: TERMINAL_PATH, reason: reasonOf }

/** WebSockets to the server that this page came from. */
export function browserCarrier(page: URL, { away, rpc, terminal, reason }: Reach = engine): Carrier {
  const open = async (path: string) => {
    const address = new URL(path, page)
    address.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(address)
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true })
      socket.addEventListener('close', () => reject(new Error('closed')), { once: true })
    }).catch(async () => {
      throw new OutageError(await reason(page), away?.trouble)
    })
    return socket
  }
  return {
    away,
    async connect() {
      const websocket = await open(rpc)
      return {
        link: new RPCLink({ websocket }),
        isOpen: () => websocket.readyState === WebSocket.OPEN,
        closed: new Promise((resolve) =>
          websocket.addEventListener('close', () => resolve(), { once: true }),
        ),
        close: () => websocket.close(),
      }
    },
    openTerminal: async (id) =>
      webSocketChannel(await open(terminal + id.split('/').map(encodeURIComponent).join('/'))),
  }
}

/** The page's own address tells. */
async function reasonOf(page: URL): Promise<OutageReason> {
  try {
    const answer = await fetch(page, { method: 'HEAD', cache: 'no-store' })
    return answer.status === 401 || answer.status === 403 ? 'unknown-session' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
