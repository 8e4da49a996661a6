import { useState } from 'react'
import type { Trouble } from '../../contract/lab.ts'
import type { EngineClient } from './connection.ts'
import { troubleOf } from './trouble.ts'
import { useConnection } from './use-connection.ts'

export interface Action<Result> {
  /** Resolves to what came back, or to `undefined` when there was trouble or one is under way already. */
  run(): Promise<Result | undefined>
  pending: boolean
  /** Why the last run failed. */
  trouble?: Trouble
  forget(): void
}

/** Something the learner sets off, one at a time, with its failure kept to be shown. */
export function useAction<Result, Client = EngineClient>(
  act: (client: Client) => Promise<Result>,
): Action<Result> {
  const { client } = useConnection<Client>()
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const run = async () => {
    if (pending) return undefined
    setPending(true)
    setTrouble(undefined)
    try {
      return await act(client)
    } catch (error) {
      setTrouble(troubleOf(error))
      return undefined
    } finally {
      setPending(false)
    }
  }
  return { run, pending, trouble, forget: () => setTrouble(undefined) }
}
