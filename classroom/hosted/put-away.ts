import type { Patience } from './types.ts'

const MINUTE = 60_000

export const PATIENCE: Patience = {
  away: 10 * MINUTE,
  awayWhileOthersWait: 2 * MINUTE,
  idle: 45 * MINUTE,
  asleep: 14 * 24 * 60 * MINUTE,
  engine: 30 * MINUTE,
}

/** Of one learner, with hosts that run. */
export interface RunningHosts {
  person: string
  exercise: string
  /** Milliseconds since 1970. */
  usedAt: number
}

/** Whether the learner's windows are there, and when the last of them went. */
export interface Presence {
  windows: number
  leftAt: number
}

/** The labs that nobody uses any more, the longest unused first. */
export function whatToPutAway<T extends RunningHosts>(
  labs: readonly T[],
  presence: (person: string) => Presence,
  { now, othersWait, patience }: { now: number; othersWait: boolean; patience: Patience },
): T[] {
  return labs
    .filter(({ person, usedAt }) => {
      const { windows, leftAt } = presence(person)
      if (windows > 0) return now - usedAt >= patience.idle
      const away = othersWait ? patience.awayWhileOthersWait : patience.away
      return now - Math.max(usedAt, leftAt) >= away
    })
    .toSorted((a, b) => a.usedAt - b.usedAt)
}
