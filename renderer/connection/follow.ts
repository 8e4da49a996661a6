import type { Trouble } from '../../contract/lab.ts'
import { retryDelay } from './backoff.ts'
import { OutageError } from './carrier.ts'
import type { Connection, EngineClient } from './connection.ts'
import { troubleOf } from './trouble.ts'

export interface Follower<T> {
  /** `round` counts how often the stream was asked for: a new one means that the engine was away. */
  value(value: T, round: number): void
  /** The engine can't give this stream; it is asked again after a while. */
  trouble(trouble: Trouble): void
}

/**
 * Follows a stream of the engine until disposed. When the engine goes away and comes back, the stream is
 * asked for anew; because every stream begins with the current state, nothing has to be caught up.
 */
export function follow<T, Client = EngineClient>(
  connection: Pick<Connection<Client>, 'client' | 'online'>,
  open: (client: Client, signal: AbortSignal) => Promise<AsyncIterable<T>>,
  follower: Follower<T>,
): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const run = async () => {
    let failures = 0
    for (let round = 0; !signal.aborted; round++) {
      await connection.online(signal)
      try {
        for await (const value of await open(connection.client, signal)) {
          if (signal.aborted) return
          failures = 0
          follower.value(value, round)
        }
      } catch (error) {
        // That the engine is away is told by the connection's banner.
        if (!signal.aborted && !(error instanceof OutageError)) follower.trouble(troubleOf(error))
      }
      if (!signal.aborted) await pause(retryDelay(failures++), signal)
    }
  }
  void run()
  return () => ending.abort()
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
