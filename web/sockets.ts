import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { MAX_FRAME, render } from '../contract/index.ts'
import type { Refusal } from './origin-guard.ts'

/** What a channel carries: messages of an RPC, or a terminal's frames. */
export type ChannelKind = 'rpc' | 'terminal'

/** All WebSockets of one server. */
export interface Sockets {
  open(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    to: { kind: ChannelKind; use(socket: WebSocket): void },
  ): void
  count(): number
  /** Ends those whose other side has not answered since it was last called, and asks the others. */
  sweep(): void
  close(): void
}

/** `largestMessage`: of an RPC, in bytes. */
export function createSockets(largestMessage: number): Sockets {
  const accept = (maxPayload: number) =>
    new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false })
  const servers = { rpc: accept(largestMessage), terminal: accept(MAX_FRAME) }
  const clients = () => [...servers.rpc.clients, ...servers.terminal.clients]
  const silent = new WeakSet<WebSocket>()

  return {
    open(request, socket, head, { kind, use }) {
      servers[kind].handleUpgrade(request, socket, head, (opened) => {
        // A frame that is too large or malformed: ws closes the socket with the right code itself.
        opened.on('error', () => {})
        opened.on('pong', () => silent.delete(opened))
        use(opened)
      })
    },
    count: () => servers.rpc.clients.size + servers.terminal.clients.size,
    sweep() {
      for (const client of clients()) {
        if (silent.has(client)) client.terminate()
        else {
          silent.add(client)
          client.ping()
        }
      }
    },
    close() {
      for (const client of clients()) client.terminate()
    },
  }
}

/** Answers a request for a WebSocket with an error. */
export function turnAway(socket: Duplex, { status, reason }: Refusal): void {
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
