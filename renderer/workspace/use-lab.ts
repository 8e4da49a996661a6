import { useEffect, useEffectEvent, useRef } from 'react'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import type { LabSession, LabState, Trouble } from '../../contract/lab.ts'
import type { Action } from '../connection/use-action.ts'
import { useAction } from '../connection/use-action.ts'
import { useLive } from '../connection/use-connection.ts'
import { useQuery } from '../connection/use-query.ts'
import { useMachine } from '../system/machine.ts'

export interface Lab {
  state?: LabState
  /** The session while there is one: open, or being reset. */
  session?: LabSession
  isOpen: boolean
  /** Names the set of hosts while they are open; a new one also when the engine was away. */
  hostsKey?: string
  open: Action<LabSession>
  /** Exercises whose labs were open when the learner came to this one. */
  others: ExerciseInfo[]
  /** Closes those of the others and opens this one. */
  openInstead: Action<LabSession>
  reset: Action<LabSession>
  startOver: Action<LabSession>
  trouble?: Trouble
}

/**
 * The exercise's lab; it is opened by itself when the learner comes to the exercise, unless another one is open:
 * who only looks through the course shall not start a machine's worth of hosts.
 */
export function useLab(exercise: string): Lab {
  const live = useLive(`lab:${exercise}`, (client, signal) => client.lab.watch({ exercise }, { signal }))
  const open = useAction((client) => client.lab.open({ exercise }))
  const beside = useQuery(`labs beside ${exercise}`, async (client) => {
    const [sessions, course] = await Promise.all([client.lab.list(), client.course.list()])
    return course.filter(({ id }) => id !== exercise && sessions.some((session) => session.exercise === id))
  })
  const others = beside.value ?? []
  const openInstead = useAction(async (client) => {
    for (const { id } of others) await client.lab.close({ exercise: id })
    beside.refresh()
    return client.lab.open({ exercise })
  })
  const reset = useAction((client) => client.lab.reset({ exercise }))
  const startOver = useAction((client) => client.lab.startOver({ exercise }))

  const { canOpenLabs } = useMachine()
  const state = live.value
  const hostsKey =
    state?.kind === 'open' ? `${state.session.id} ${state.session.openedAt} ${live.round}` : undefined
  const openNow = useEffectEvent(open.run)
  const openedFor = useRef<string>(undefined)
  useEffect(() => {
    if (!canOpenLabs || !state || !beside.value || openedFor.current === exercise) return
    openedFor.current = exercise
    if (state.kind === 'closed' && beside.value.length === 0) void openNow()
  }, [canOpenLabs, state, beside.value, exercise])

  return {
    state,
    session: state?.kind === 'open' || state?.kind === 'resetting' ? state.session : undefined,
    isOpen: state?.kind === 'open',
    hostsKey,
    open,
    others,
    openInstead,
    reset,
    startOver,
    trouble: reset.trouble ?? startOver.trouble ?? live.trouble,
  }
}
