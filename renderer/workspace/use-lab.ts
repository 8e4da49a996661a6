import { useEffect, useEffectEvent, useRef } from 'react'
import type { LabSession, LabState, Trouble } from '../../contract/lab.ts'
import type { Action } from '../connection/use-action.ts'
import { useAction } from '../connection/use-action.ts'
import { useLive } from '../connection/use-connection.ts'

export interface Lab {
  state?: LabState
  /** The session while there is one: open, or being reset. */
  session?: LabSession
  isOpen: boolean
  /** Names the set of hosts while they are open; a new one also when the engine was away. */
  hostsKey?: string
  open: Action<LabSession>
  reset: Action<LabSession>
  startOver: Action<LabSession>
  trouble?: Trouble
}

/** The exercise's lab; it is opened by itself when the learner comes to the exercise. */
export function useLab(exercise: string): Lab {
  const live = useLive(`lab:${exercise}`, (client, signal) => client.lab.watch({ exercise }, { signal }))
  const open = useAction((client) => client.lab.open({ exercise }))
  const reset = useAction((client) => client.lab.reset({ exercise }))
  const startOver = useAction((client) => client.lab.startOver({ exercise }))

  const state = live.value
  const hostsKey =
    state?.kind === 'open' ? `${state.session.id} ${state.session.openedAt} ${live.round}` : undefined
  const openNow = useEffectEvent(open.run)
  const openedFor = useRef<string>(undefined)
  useEffect(() => {
    if (!state || openedFor.current === exercise) return
    openedFor.current = exercise
    if (state.kind === 'closed') void openNow()
  }, [state, exercise])

  return {
    state,
    session: state?.kind === 'open' || state?.kind === 'resetting' ? state.session : undefined,
    isOpen: state?.kind === 'open',
    hostsKey,
    open,
    reset,
    startOver,
    trouble: reset.trouble ?? startOver.trouble ?? live.trouble,
  }
}
