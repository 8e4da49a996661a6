import type { Trouble } from '../../contract/lab.ts'
import { retryDelay } from './backoff.ts'
import { OutageError } from './carrier.ts'
import type { Connection, EngineClient } from './connection.ts'
import { troubleOf } from './trouble.ts'

export interface Follower<T> {
  value(value: T): void
  /** The engine can't give this stream; it is asked again after a while. */
  trouble(trouble: Trouble): void
}

/**
 * Follows a stream of the engine until disposed. When the engine goes away and comes back, the stream is
 * asked for anew; because every stream begins with the current state, nothing has to be caught up.
 */
export function follow<T>(
  connection: Pick<Connection, 'client' | 'online'>,
  open: (client: EngineClient, signal: AbortSignal) => Promise<AsyncIterable<T>>,
  follower: Follower<T>,
): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const run = async () => {
    for (let failures = 0; !signal.aborted; failures++) {
      await connection.online(signal)
      try {
        for await (const value of await open(connection.client, signal)) {
          if (signal.aborted) return
          failures = 0
          follower.value(value)
        }
      } catch (error) {
        if (signal.aborted || error instanceof OutageError) continue
        const trouble = troubleOf(error)
        // A line that broke looks like an unexpected error, too; the connection's banner tells of that.
        if (trouble.code !== 'unexpected' || failures > 1) follower.trouble(trouble)
      }
      if (!signal.aborted) await pause(retryDelay(failures), signal)
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
