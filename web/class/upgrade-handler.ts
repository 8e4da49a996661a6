import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLASS_RPC_PATH, LOOK_PATH } from '../../contract/class/index.ts'
import { msg } from '../../contract/index.ts'
import type { Caller, ClassServer } from '../../classroom/parts.ts'
import { type OwnAddress, type Refusal, refuseForeign } from '../origin-guard.ts'
import { byteChannel, textChannel } from '../socket-channels.ts'
import { type ChannelKind, createSockets, turnAway } from '../sockets.ts'
import { engineChannel } from '../upgrade-handler.ts'
import { bearerOf, isHosted, tokenOf } from './callers.ts'

/** Largest RPC message, in bytes: reports that are sent together, as JSON within JSON, or a roster. */
export const MAX_CLASS_MESSAGE = 1024 * 1024
const MAX_SOCKETS = 8000
/** Of one person: windows, terminals, and terminals that are looked at. */
const MAX_OF_PERSON = 64
/** How often the other side has to show that it is there, in milliseconds. */
const SWEEP_MS = 30_000

export type ChannelsOfClass = Pick<
  ClassServer,
  'whoIs' | 'onRevoked' | 'attachRpc' | 'engineOf' | 'looks' | 'reports'
>

/** A path that this caller may open, and what it leads to. */
interface Target {
  kind: ChannelKind
  use(socket: WebSocket): void
}

const stranger: Refusal = { status: 401, reason: msg`Join the class first.` }
const noChannel: Refusal = { status: 404, reason: msg`There is no such channel.` }
const tooMany: Refusal = { status: 503, reason: msg`Too many windows are open.` }
const notYours: Refusal = { status: 403, reason: msg`This channel is not yours.` }

/** Opens the class's channels to those who are known, and a hosted learner's own engine to them. */
export function createClassUpgradeHandler(
  klass: ChannelsOfClass,
  { port, at }: { port: number; at: OwnAddress },
  logError: (doing: string, error: unknown) => void,
) {
  const sockets = createSockets(MAX_CLASS_MESSAGE)
  const ofDevice = new Map<string, Set<WebSocket>>()
  const ofPerson = new Map<string, number>()
  const sweep = setInterval(() => sockets.sweep(), SWEEP_MS)
  const stopRevoked = klass.onRevoked((device) => {
    for (const socket of ofDevice.get(device) ?? []) socket.terminate()
  })

  async function targetOf(path: string, caller: Caller): Promise<Target | Refusal> {
    if (path === CLASS_RPC_PATH)
      return { kind: 'rpc', use: (socket) => klass.attachRpc(caller, textChannel(socket)) }
    const look = lookOf(path)
    if (look) return { kind: 'terminal', use: (socket) => attachLook(look, caller, socket) }
    const channel = engineChannel(path)
    if (!channel) return noChannel
    const engine = isHosted(caller) ? await klass.engineOf(caller.person.id) : undefined
    if (!engine) return notYours
    return {
      kind: channel.kind,
      use(socket) {
        if (channel.kind === 'rpc') isThere(caller, socket)
        channel.attach(engine, socket)
      },
    }
  }

  function attachLook([look, terminal]: [string, string], { person }: Caller, socket: WebSocket): void {
    const { show, view } = klass.looks
    const attach = person.role === 'learner' ? show : view
    attach(person.id, look, terminal, byteChannel(socket))
  }

  /** A hosted learner's window speaks with their engine only; that it is there is what the class sees. */
  function isThere({ person, device }: Caller, socket: WebSocket): void {
    klass.reports.setOnline(person.id, device, true)
    socket.on('close', () => {
      const others = [...(ofDevice.get(device) ?? [])].some((other) => other !== socket && windows.has(other))
      if (!others) klass.reports.setOnline(person.id, device, false)
    })
    windows.add(socket)
  }
  const windows = new WeakSet<WebSocket>()

  /** From opening to closing, so that signing a device out ends all that it has open. */
  function keep({ device, person }: Caller, socket: WebSocket): void {
    const all = ofDevice.get(device) ?? new Set()
    ofDevice.set(device, all.add(socket))
    ofPerson.set(person.id, (ofPerson.get(person.id) ?? 0) + 1)
    socket.on('close', () => {
      all.delete(socket)
      if (all.size === 0) ofDevice.delete(device)
      const left = (ofPerson.get(person.id) ?? 1) - 1
      if (left === 0) ofPerson.delete(person.id)
      else ofPerson.set(person.id, left)
    })
  }

  async function admit(request: IncomingMessage): Promise<{ caller: Caller; target: Target } | Refusal> {
    // An app is no browser: it says no Origin, and nobody else's page can make it send its token.
    const foreign = refuseForeign(request, at, { needsOrigin: bearerOf(request) === undefined })
    if (foreign) return foreign
    const token = tokenOf(request, port)
    const caller = token === undefined ? undefined : await klass.whoIs(token)
    if (!caller) return stranger
    if (isFull(caller)) return tooMany
    const target = await targetOf(request.url ?? '', caller)
    if ('status' in target) return target
    // Waking an engine takes its time, in which they may have been signed out.
    return (await klass.whoIs(token ?? '')) ? { caller, target } : stranger
  }

  const isFull = ({ person }: Caller): boolean =>
    sockets.count() >= MAX_SOCKETS || (ofPerson.get(person.id) ?? 0) >= MAX_OF_PERSON

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => {})
    admit(request)
      .then((admitted) => {
        if ('status' in admitted) return turnAway(socket, admitted)
        const { caller, target } = admitted
        // Many may have been asked for at the same time; nothing is waited for from here until this one is counted.
        if (isFull(caller)) return turnAway(socket, tooMany)
        sockets.open(request, socket, head, {
          kind: target.kind,
          use(opened) {
            keep(caller, opened)
            target.use(opened)
          },
        })
      })
      .catch((error: unknown) => {
        logError('opening a channel', error)
        turnAway(socket, { status: 503, reason: msg`This can’t be opened now. Try again.` })
      })
  }

  return {
    upgrade,
    close() {
      clearInterval(sweep)
      stopRevoked()
      sockets.close()
    },
  }
}

/** The look and the terminal of a LOOK_PATH. */
function lookOf(path: string): [string, string] | undefined {
  if (!path.startsWith(LOOK_PATH)) return undefined
  const [, look = '', terminal = ''] =
    /^([\da-f-]{36})\/([\w-]{1,64})$/.exec(path.slice(LOOK_PATH.length)) ?? []
  return look === '' ? undefined : [look, terminal]
}
