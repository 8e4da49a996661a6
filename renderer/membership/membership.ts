import { createContext, use, useEffect, useState } from 'react'
import type { Membership } from '../../contract/class/membership.ts'
import { useLive } from '../connection/use-connection.ts'

/** Somebody who is in a class. */
export type Member = Extract<Membership, { kind: 'member' }>

/** How whoever sits here stands to a class; `undefined` until the engine has said so. */
export const MembershipContext = createContext<Membership | undefined>(undefined)

export const useMembership = (): Membership | undefined => use(MembershipContext)

export function useMember(): Member | undefined {
  const membership = useMembership()
  return membership?.kind === 'member' ? membership : undefined
}

/** Whether labs run on the class server: there is no machine to set up or to look after then. */
export const useIsHosted = (): boolean => useMember()?.place === 'hosted'

export function useFollowedMembership(): Membership | undefined {
  return useLive('classroom', (client, signal) => client.classroom.watch(undefined, { signal })).value
}

/** The longest time that a browser waits for, in milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1

/** When an exercise's lab can be opened, as long as that is still to come by the clock of the class. */
export function useLockedUntil(exercise: string): string | undefined {
  const member = useMember()
  const opensAt = member?.assignments.find((one) => one.exercise === exercise)?.opensAt
  const ahead = member?.clockAhead ?? 0
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!opensAt || Date.parse(opensAt) <= now + ahead) return
    const wait = Math.max(0, Date.parse(opensAt) - (Date.now() + ahead))
    const timer = setTimeout(() => setNow(Date.now()), Math.min(wait + 50, LONGEST_WAIT))
    return () => clearTimeout(timer)
  }, [opensAt, ahead, now])
  return opensAt && Date.parse(opensAt) > now + ahead ? opensAt : undefined
}
