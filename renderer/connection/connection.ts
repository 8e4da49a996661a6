import { type ClientContext, createORPCClient, type NestedClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../contract/rpc.ts'
import type { ByteChannel } from '../../contract/frames.ts'
import { retryDelay } from './backoff.ts'
import type { Away, Carrier, Line, OutageReason } from './carrier.ts'
import { OutageError } from './carrier.ts'

export type EngineClient = ContractRouterClient<typeof contract>

export type ConnectionState =
  | { kind: 'connecting' }
  | { kind: 'online' }
  /** `retryAt`: when it tries again by itself, in milliseconds since the epoch. */
  | { kind: 'offline'; reason: OutageReason; retryAt: number }

/** The window's one connection to the engine, or to a class: reconnects by itself until disposed. */
export interface Connection<Client = EngineClient> {
  /** As the carrier has it. */
  readonly away?: Away
  /** Stays the same over reconnections. Calls while offline reject with OutageError. */
  readonly client: Client
  state(): ConnectionState
  onChange(listener: () => void): () => void
  /** Resolves when online. */
  online(signal: AbortSignal): Promise<void>
  openTerminal(id: string): Promise<ByteChannel>
  retryNow(): void
  dispose(): void
}

/** A call, and the stream it may answer with, that fail with OutageError when the line broke under them. */
async function callOver(
  line: Line,
  away: Away | undefined,
  call: (link: Line['link']) => Promise<unknown>,
): Promise<unknown> {
  const explain = (error: unknown) => (line.isOpen() ? error : new OutageError('unreachable', away?.trouble))
  const answer = await call(line.link).catch((error: unknown) => Promise.reject(explain(error)))
  return isStream(answer) ? streamOver(answer, explain) : answer
}

async function* streamOver(stream: AsyncIterable<unknown>, explain: (error: unknown) => unknown) {
  try {
    yield* stream
  } catch (error) {
    throw explain(error)
  }
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}

export function createConnection<Client extends NestedClient<ClientContext> = EngineClient>(
  carrier: Carrier,
): Connection<Client> {
  const { away } = carrier
  const listeners = new Set<() => void>()
  let state: ConnectionState = { kind: 'connecting' }
  let line: Line | undefined
  let wake = () => {}
  let disposed = false

  const enter = (next: ConnectionState) => {
    state = next
    for (const listener of [...listeners]) listener()
  }
  const onChange = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const leaves = (unwanted: ConnectionState['kind'][], signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (unwanted.includes(state.kind) && !signal?.aborted) return
        stop()
        resolve()
      }
      const stop = onChange(look)
      signal?.addEventListener('abort', look, { once: true })
      look()
    })

  const keepConnected = async () => {
    for (let failures = 0; !disposed; failures++) {
      let reason: OutageReason = 'unreachable'
      try {
        line = await carrier.connect()
        if (disposed) return line.close()
        failures = 0
        enter({ kind: 'online' })
        await line.closed
      } catch (error) {
        if (error instanceof OutageError) reason = error.reason
      }
      line = undefined
      if (disposed) return
      const delay = retryDelay(failures)
      enter({ kind: 'offline', reason, retryAt: Date.now() + delay })
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, delay)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  void keepConnected()

  return {
    away,
    client: createORPCClient<Client>({
      async call(path, input, options) {
        if (state.kind === 'connecting') await leaves(['connecting'], options.signal)
        if (!line)
          throw new OutageError(state.kind === 'offline' ? state.reason : 'unreachable', away?.trouble)
        return callOver(line, away, (link) => link.call(path, input, options))
      },
    }),
    state: () => state,
    onChange,
    online: (signal) => leaves(['connecting', 'offline'], signal),
    openTerminal: (id) => carrier.openTerminal(id),
    retryNow: () => wake(),
    dispose() {
      disposed = true
      wake()
      line?.close()
    },
  }
}
