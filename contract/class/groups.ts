import type { Message } from '../message.ts'
import type { PersonId } from './person.ts'
import type { Failing, RoomRow } from './room.ts'

/** Why a check fails for some: the same sentence, whatever is put into it. */
export interface FailingReason {
  task: string
  check: string
  /** With the values of whoever has failed for the longest time. */
  summary: Message
  /** Who fails so, the longest first. */
  people: PersonId[]
}

/** Those whose lab is open and looked at, of whom a group is a part: "11 of 28". */
export const isAtWork = (row: Pick<RoomRow, 'isOpen' | 'failing' | 'tasks'>): boolean =>
  row.isOpen && Object.keys(row.tasks).length > 0

/** What keeps learners from going on, the commonest reason first. */
export function groupReasons(rows: readonly Pick<RoomRow, 'person' | 'failing'>[]): FailingReason[] {
  const groups = Map.groupBy(
    rows.flatMap(({ person, failing }) => failing.map((one) => ({ person, one }))),
    ({ one: { task, check, summary } }) => JSON.stringify([task, check, summary.text]),
  )
  return [...groups.values()]
    .map((group) => group.toSorted((a, b) => compare(a.one.since, b.one.since)))
    .flatMap((group) => {
      const [longest] = group
      if (!longest) return []
      const { task, check, summary } = longest.one
      return [{ task, check, summary, people: [...new Set(group.map(({ person }) => person))] }]
    })
    .toSorted((a, b) => b.people.length - a.people.length)
}

/** From then on somebody is stuck, in milliseconds. */
export const STUCK_AFTER = 10 * 60_000

/**
 * The check that somebody has been at for too long: of those that fail, the first of the first task. `null` while they
 * get on, are away, or have no lab open. `now`: the clock of the class, in milliseconds.
 */
export function stuckOn(
  row: Pick<RoomRow, 'isOpen' | 'online' | 'failing'>,
  now: number,
  after = STUCK_AFTER,
): Failing | null {
  const [first] = row.failing
  if (!row.isOpen || !row.online || first === undefined) return null
  return now - Date.parse(first.since) >= after ? first : null
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b)
