import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { MAX_FRAME, RPC_PATH, TERMINAL_PATH, msg, render } from '../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import type { Door } from './http-handler.ts'
import { type Refusal, refuseForeign } from './origin-guard.ts'
import type { LiveFiles } from './static-files.ts'
import { byteChannel, textChannel } from './socket-channels.ts'

/** Largest RPC message, in bytes. */
export const MAX_RPC_MESSAGE = 256 * 1024
/** Windows and terminals at the same time. */
const MAX_SOCKETS = 200

/** Opens the engine's channels to browsers that are known. */
export function createUpgradeHandler(
  { port, sessions }: Door,
  engine: Pick<Engine, 'attachRpc' | 'attachTerminal'>,
  /** Takes channels that are not the engine's, if it knows them. */
  takeOther: LiveFiles['upgrade'] = () => false,
) {
  const accept = (maxPayload: number) =>
    new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false })
  const [rpc, terminal] = [accept(MAX_RPC_MESSAGE), accept(MAX_FRAME)]

  function refuse(request: IncomingMessage): Refusal | undefined {
    const foreign = refuseForeign(request, port, { isUpgrade: true })
    if (foreign) return foreign
    if (!sessions.isKnown(request.headers.cookie))
      return { status: 401, reason: msg`This browser needs a link first.` }
    if (rpc.clients.size + terminal.clients.size >= MAX_SOCKETS)
      return { status: 503, reason: msg`Too many windows are open.` }
    return undefined
  }

  function attach(path: string): { to: WebSocketServer; use: (socket: WebSocket) => void } | undefined {
    if (path === RPC_PATH) return { to: rpc, use: (socket) => engine.attachRpc(textChannel(socket)) }
    const id = path.startsWith(TERMINAL_PATH) ? path.slice(TERMINAL_PATH.length) : ''
    if (!/^[\w-]{1,64}$/.test(id)) return undefined
    return { to: terminal, use: (socket) => engine.attachTerminal(id, byteChannel(socket)) }
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => {})
    const refusal = refuse(request)
    if (refusal) return turnAway(socket, refusal)
    if (takeOther(request, socket, head)) return
    const target = attach(request.url ?? '')
    if (!target) return turnAway(socket, { status: 404, reason: msg`There is no such channel.` })
    target.to.handleUpgrade(request, socket, head, (opened) => {
      // A frame that is too large or malformed: ws closes the socket with the right code itself.
      opened.on('error', () => {})
      target.use(opened)
    })
  }

  return {
    upgrade,
    close() {
      for (const server of [rpc, terminal]) for (const client of server.clients) client.terminate()
    },
  }
}

function turnAway(socket: Duplex, { status, reason }: Refusal): void {
  const body = `${render(reason)}\n`
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      'X-Content-Type-Options: nosniff',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}
