import { createContext, use, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { Trouble } from '../../contract/lab.ts'
import type { Connection, ConnectionState, EngineClient } from './connection.ts'
import { follow } from './follow.ts'
import { isSameTrouble } from './trouble.ts'

export const ConnectionContext = createContext<Connection<object> | undefined>(undefined)

/** The connection around: the engine's, within the views of a class that of the class. Who asks says whose client it has. */
export function useConnection<Client = EngineClient>(): Connection<Client> {
  const connection = use(ConnectionContext)
  if (!connection) throw new Error('used outside of ConnectionContext')
  return connection as unknown as Connection<Client>
}

export function useConnectionState(): ConnectionState {
  const connection = useConnection()
  return useSyncExternalStore(connection.onChange, connection.state)
}

/** A stream's newest value, and the trouble that keeps it from coming. */
export interface Live<T> {
  value?: T
  /** Counts how often the engine was away before this value. */
  round?: number
  trouble?: Trouble
}

/** The same trouble again, told at every try, is no news. */
function withTrouble<L extends Live<unknown>>(before: L, trouble: Trouble): L {
  return isSameTrouble(before.trouble, trouble) ? before : { ...before, trouble }
}

/** Follows a stream as long as the component is shown. `key` says which; without one, none. */
export function useLive<T, Client = EngineClient>(
  key: string | undefined,
  open: (client: Client, signal: AbortSignal) => Promise<AsyncIterable<T>>,
): Live<T> {
  const connection = useConnection<Client>()
  const [live, setLive] = useState<Live<T> & { key?: string }>({ key })
  const openNow = useEffectEvent(open)
  useEffect(() => {
    if (key === undefined) return
    return follow(connection, (client, signal) => openNow(client, signal), {
      value: (value, round) => setLive({ key, value, round }),
      trouble: (trouble) => setLive((before) => withTrouble(before.key === key ? before : { key }, trouble)),
    })
  }, [connection, key])
  return live.key === key ? live : {}
}
