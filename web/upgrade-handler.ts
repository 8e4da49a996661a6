import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { RPC_PATH, TERMINAL_PATH, msg } from '../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import type { Door } from './http-handler.ts'
import { type Refusal, refuseForeign } from './origin-guard.ts'
import type { LiveFiles } from './static-files.ts'
import { byteChannel, textChannel } from './socket-channels.ts'
import { type ChannelKind, createSockets, turnAway } from './sockets.ts'

/** Largest RPC message, in bytes. */
export const MAX_RPC_MESSAGE = 256 * 1024
/** Windows and terminals at the same time. */
const MAX_SOCKETS = 200

export type EngineChannels = Pick<Engine, 'attachRpc' | 'attachTerminal'>

/** Which of an engine's channels a path is, and what connects it. */
export function engineChannel(
  path: string,
): { kind: ChannelKind; attach(engine: EngineChannels, socket: WebSocket): void } | undefined {
  if (path === RPC_PATH)
    return { kind: 'rpc', attach: (engine, socket) => engine.attachRpc(textChannel(socket)) }
  const id = path.startsWith(TERMINAL_PATH) ? path.slice(TERMINAL_PATH.length) : ''
  if (!/^[\w-]{1,64}$/.test(id)) return undefined
  return { kind: 'terminal', attach: (engine, socket) => engine.attachTerminal(id, byteChannel(socket)) }
}

/** Opens the engine's channels to browsers that are known. */
export function createUpgradeHandler(
  { at, sessions }: Door,
  engine: EngineChannels,
  /** Takes channels that are not the engine's, if it knows them. */
  takeOther: LiveFiles['upgrade'] = () => false,
) {
  const sockets = createSockets(MAX_RPC_MESSAGE)

  function refuse(request: IncomingMessage): Refusal | undefined {
    const foreign = refuseForeign(request, at, { needsOrigin: true })
    if (foreign) return foreign
    if (!sessions.isKnown(request.headers.cookie))
      return { status: 401, reason: msg`This browser needs a link first.` }
    if (sockets.count() >= MAX_SOCKETS) return { status: 503, reason: msg`Too many windows are open.` }
    return undefined
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => {})
    const refusal = refuse(request)
    if (refusal) return turnAway(socket, refusal)
    if (takeOther(request, socket, head)) return
    const channel = engineChannel(request.url ?? '')
    if (!channel) return turnAway(socket, { status: 404, reason: msg`There is no such channel.` })
    sockets.open(request, socket, head, {
      kind: channel.kind,
      use: (opened) => channel.attach(engine, opened),
    })
  }

  return { upgrade, close: () => sockets.close() }
}
