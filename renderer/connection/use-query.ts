import { useEffect, useEffectEvent, useState } from 'react'
import type { EngineClient } from './connection.ts'
import { OutageError } from './carrier.ts'
import { troubleOf } from './trouble.ts'
import type { Live } from './use-connection.ts'
import { useConnection, useConnectionState } from './use-connection.ts'

export interface Query<T> extends Live<T> {
  refresh(): void
}

/** Asks once, again on `refresh` and whenever the engine was away. `key` says what is asked. */
export function useQuery<T, Client = EngineClient>(
  key: string,
  ask: (client: Client) => Promise<T>,
): Query<T> {
  const { client } = useConnection<Client>()
  const online = useConnectionState().kind === 'online'
  const [version, setVersion] = useState(0)
  const [live, setLive] = useState<Live<T> & { key: string }>({ key })
  const askNow = useEffectEvent(ask)
  useEffect(() => {
    let current = true
    if (!online) return
    askNow(client).then(
      (value) => current && setLive({ key, value }),
      (error: unknown) => {
        if (current && !(error instanceof OutageError)) setLive({ key, trouble: troubleOf(error) })
      },
    )
    return () => {
      current = false
    }
  }, [client, key, online, version])
  useEffect(() => {
    // In development: exercises that were changed have other titles, tasks and hints.
    const again = () => setVersion((before) => before + 1)
    import.meta.hot?.on('bulkhead:exercises', again)
    return () => import.meta.hot?.off('bulkhead:exercises', again)
  }, [])
  return { ...(live.key === key ? live : {}), refresh: () => setVersion((before) => before + 1) }
}
