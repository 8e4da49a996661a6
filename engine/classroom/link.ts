import type { ClassLink } from '../../contract/class/index.ts'
import type { Trouble } from '../../contract/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import { logError } from '../log.ts'
import { backoff, sleepUnlessWoken } from './backoff.ts'
import type { ClassConnection, ConnectToClass } from './connection.ts'
import { toldTrouble } from './told-trouble.ts'
import { isRefusal } from './troubles.ts'

/** A class that knows us no more is asked again now and then: it may have been put back from a backup, or the network was another. */
const REFUSED_MS = 5 * 60_000

export interface LinkOptions {
  connect: ConnectToClass
  /** See ConnectToClass. */
  key: string
  onState(link: ClassLink): void
  /**
   * Does all that is done over a connection, until `signal` ends it; rejects where that is of no more use. `online` is to
   * be called when the class has answered.
   */
  serve(connection: ClassConnection, on: { signal: AbortSignal; online(): void }): Promise<void>
}

/** Keeps this engine connected to its class, as well as the network lets it. Returns how to stop; that waits until all is over. */
export function keepConnected(options: LinkOptions): () => Promise<void> {
  const stop = new AbortController()
  const running = run(options, stop.signal).catch((error) => logError('being connected to the class', error))
  return async () => {
    stop.abort()
    await running
  }
}

async function run(options: LinkOptions, stop: AbortSignal): Promise<void> {
  let failures = 0
  let offlineSince: string | undefined
  const set = (state: ClassLink) => {
    offlineSince = state.kind === 'offline' ? state.since : undefined
    options.onState(state)
  }
  set({ kind: 'connecting' })
  while (!stop.aborted) {
    const online = () => {
      failures = 0
      set({ kind: 'online' })
    }
    const over = await connectOnce(options, stop, online)
    if (stop.aborted) return
    if (over.refused && over.trouble) set({ kind: 'refused', trouble: over.trouble })
    else set({ kind: 'offline', since: offlineSince ?? new Date().toISOString(), trouble: over.trouble })
    const wait = over.refused ? REFUSED_MS : backoff(failures)
    failures += 1
    await sleepUnlessWoken(wait, stop)
  }
}

/** From trying to connect until there is no connection any more; never rejects. */
async function connectOnce(
  { connect, key, serve }: LinkOptions,
  stop: AbortSignal,
  online: () => void,
): Promise<{ refused: boolean; trouble: Trouble | null }> {
  let connection: ClassConnection | undefined
  const end = new AbortController()
  const signal = AbortSignal.any([stop, end.signal])
  try {
    connection = await connect(stop, key)
    const serving = serve(connection, { signal, online })
    // What still runs when the connection is gone fails because of that.
    serving.catch(() => {})
    const over = await Promise.race([connection.closed, serving.then(() => undefined)])
    end.abort()
    await serving.catch(() => {})
    return over ?? { refused: false, trouble: null }
  } catch (error) {
    if (stop.aborted) return { refused: false, trouble: null }
    const trouble = error instanceof TroubleError ? error.trouble : toldTrouble(error)
    if (!trouble) logError('speaking with the class', error)
    return { refused: trouble !== undefined && isRefusal(trouble), trouble: trouble ?? null }
  } finally {
    end.abort()
    connection?.close()
  }
}
