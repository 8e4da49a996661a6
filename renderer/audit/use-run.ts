import { useEffect, useRef, useState } from 'react'
import type { AuditTarget } from '../../contract/audit/target.ts'
import type { Trouble } from '../../contract/lab.ts'
import { troubleOf } from '../connection/trouble.ts'
import { useConnection } from '../connection/use-connection.ts'
import { goTo } from '../navigation/route.ts'

export interface RunState {
  isRunning: boolean
  /** From 0 to 1. */
  fraction: number
  trouble?: Trouble
}

const IDLE: RunState = { isRunning: false, fraction: 0 }

/** Audits one thing at a time and goes to what was found. Who does not wait for it finds it among the kept ones. */
export function useRun() {
  const { client } = useConnection()
  const [state, setState] = useState(IDLE)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const run = async (target: AuditTarget, probe: boolean) => {
    const abort = new AbortController()
    running.current = abort
    setState({ isRunning: true, fraction: 0 })
    try {
      for await (const event of await client.audit.run({ target, probe }, { signal: abort.signal })) {
        if (abort.signal.aborted) return
        if (event.kind === 'report') {
          setState(IDLE)
          goTo({ view: 'audit', at: event.id })
        } else setState({ isRunning: true, fraction: event.fraction })
      }
    } catch (error) {
      if (!abort.signal.aborted) setState({ ...IDLE, trouble: troubleOf(error) })
    }
  }
  return {
    ...state,
    run: (target: AuditTarget, probe: boolean) => void (state.isRunning || run(target, probe)),
    leave() {
      running.current?.abort()
      setState(IDLE)
    },
  }
}
