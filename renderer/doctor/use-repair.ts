import { useEffect, useRef, useState } from 'react'
import type { DoctorFinding, RepairEvent, Trouble } from '../../contract/lab.ts'
import type { Message } from '../../contract/message.ts'
import { troubleOf } from '../connection/trouble.ts'
import { useConnection } from '../connection/use-connection.ts'

export type RepairStep = Extract<RepairEvent, { kind: 'step' }>

export interface RepairState {
  /** The finding that is being repaired, or that was last. */
  finding?: string
  isRunning: boolean
  step?: RepairStep
  said?: Message
  trouble?: Trouble
}

/** Repairs one finding at a time; `onDone` gets what is found afterwards. Leaving the page doesn't stop a repair. */
export function useRepair(onDone: (findings: DoctorFinding[]) => void): [RepairState, (id: string) => void] {
  const { client } = useConnection()
  const [state, setState] = useState<RepairState>({ isRunning: false })
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])

  const repair = async (finding: string) => {
    setState({ finding, isRunning: true })
    try {
      for await (const event of await client.system.repair({ finding })) {
        if (!isShown.current) return
        if (event.kind === 'step') setState({ finding, isRunning: true, step: event })
        else {
          setState({ finding, isRunning: false, said: event.said })
          onDone(event.findings)
        }
      }
    } catch (error) {
      setState({ finding, isRunning: false, trouble: troubleOf(error) })
    }
  }
  return [state, (finding) => void (state.isRunning || repair(finding))]
}
