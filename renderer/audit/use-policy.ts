import { useState } from 'react'
import type { KeptPolicy } from '../../contract/audit/policy.ts'
import type { Trouble } from '../../contract/lab.ts'
import { troubleOf } from '../connection/trouble.ts'
import { useConnection } from '../connection/use-connection.ts'
import { useQuery } from '../connection/use-query.ts'

/** What holds for a Docker engine, and how it is changed. */
export interface PolicyInUse {
  /** Until it is known, and where it can't be had, nothing. */
  value?: KeptPolicy
  /** Whether something was changed here, which counts from the next audit on. */
  wasChanged: boolean
  trouble?: Trouble
  /** Takes what others wrote meanwhile into account. Answers the trouble where it could not be kept. */
  change(edit: (policy: KeptPolicy) => KeptPolicy): Promise<Trouble | undefined>
}

/** Somebody else may change it in the moment between reading and writing; so often in a row, somebody should be told. */
const MOST_TRIES = 3

export function usePolicy(daemon: string): PolicyInUse {
  const { client } = useConnection()
  const { value, trouble, refresh } = useQuery(`policy:${daemon}`, (engine) =>
    engine.audit.policy({ daemon }),
  )
  const [wasChanged, setChanged] = useState(false)
  return {
    value,
    trouble,
    wasChanged,
    async change(edit) {
      for (let tries = 1; ; tries += 1) {
        try {
          const policy = edit(await client.audit.policy({ daemon }))
          await client.audit.savePolicy({ daemon, policy })
          setChanged(true)
          refresh()
          return undefined
        } catch (error) {
          const found = troubleOf(error)
          if (found.code !== 'audit-policy-changed' || tries === MOST_TRIES) return found
        }
      }
    },
  }
}
