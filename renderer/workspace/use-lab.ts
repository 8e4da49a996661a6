import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import type { LabSession, LabState, Trouble } from '../../contract/lab.ts'
import { msg } from '../../contract/message.ts'
import type { Action } from '../connection/use-action.ts'
import { useAction } from '../connection/use-action.ts'
import { useLive } from '../connection/use-connection.ts'
import { useQuery } from '../connection/use-query.ts'
import { useLockedUntil } from '../membership/membership.ts'
import { useMachine } from '../system/machine.ts'

export interface Lab {
  state?: LabState
  /** The session while there is one: open, being reset, or put away. */
  session?: LabSession
  isOpen: boolean
  /** Names the set of hosts while they are open; a new one also when the engine was away. */
  hostsKey?: string
  open: Action<LabSession>
  /** Ends what is being opened. */
  cancel: Action<void>
  /** Exercises whose labs were open when the learner came to this one. */
  others: ExerciseInfo[]
  /** Closes those of the others and opens this one. */
  openInstead: Action<LabSession>
  /** The class opens it later. */
  isLocked: boolean
  reset: Action<LabSession>
  startOver: Action<LabSession>
  trouble?: Trouble
  /** Its hosts were shut down and started again while it was open. */
  woken?: Trouble
}

const WOKEN: Omit<Trouble, 'code'> = {
  what: msg`Your lab is back.`,
  means: msg`It had been put away while nobody used it. Files are as you left them; its hosts were started again as after a reboot, so what was not set up to last is gone, and containers without a restart policy have stopped.`,
  todo: msg`Go on where you were.`,
}

/**
 * The exercise's lab; it is opened by itself when the learner comes to the exercise, unless another one is open:
 * who only looks through the course shall not start a machine's worth of hosts.
 */
export function useLab(exercise: string): Lab {
  const live = useLive(`lab:${exercise}`, (client, signal) => client.lab.watch({ exercise }, { signal }))
  const open = useAction((client) => client.lab.open({ exercise }))
  const cancel = useAction((client) => client.lab.close({ exercise }))
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
  const isLocked = useLockedUntil(exercise) !== undefined
  const state = live.value
  const hostsKey =
    state?.kind === 'open' ? `${state.session.id} ${state.session.openedAt} ${live.round}` : undefined
  const openNow = useEffectEvent(open.run)
  const openedFor = useRef<string>(undefined)
  useEffect(() => {
    if (!canOpenLabs || !state || !beside.value || openedFor.current === exercise) return
    openedFor.current = exercise
    // Not by itself either at the moment when it may be: then all of a class would at once.
    if (isLocked) return
    // One that was put away is wanted again: who comes to it opened it before.
    if (state.kind === 'asleep' || (state.kind === 'closed' && beside.value.length === 0)) void openNow()
  }, [canOpenLabs, state, beside.value, exercise, isLocked])

  const wokenAt = state?.kind === 'open' ? state.session.wokenAt : undefined
  const woken = useMemo(() => (wokenAt ? { code: 'lab-woken', ...WOKEN } : undefined), [wokenAt])

  return {
    state,
    session: state && 'session' in state ? state.session : undefined,
    woken,
    isOpen: state?.kind === 'open',
    hostsKey,
    open,
    cancel,
    others,
    openInstead,
    isLocked,
    reset,
    startOver,
    trouble: reset.trouble ?? startOver.trouble ?? live.trouble,
  }
}
