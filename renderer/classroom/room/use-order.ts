import { useMemo, useState } from 'react'
import type { RoomRow } from '../../../contract/class/index.ts'
import { keptOrder, type Sort, sortedPeople, type View } from './order.ts'

/** What an order was asked for: another one of these is another order. */
interface Wanted {
  sort: Sort
  /** The exercise. */
  of: string | undefined
  /** Counts how often somebody asked for a new order. */
  version: number
}

export interface Kept extends Wanted {
  people: readonly string[]
}

/** The order to be kept from now on; the very one that is kept where it still holds. `sorted`: what would be right now. */
export function orderAfter(kept: Kept | undefined, wanted: Wanted, sorted: readonly string[]): Kept {
  if (!kept || kept.sort !== wanted.sort || kept.of !== wanted.of || kept.version !== wanted.version)
    return { ...wanted, people: sorted }
  const people = keptOrder(kept.people, sorted)
  return isEqual(kept.people, people) ? kept : { ...wanted, people }
}

/** Rows in an order that stays until somebody asks for another one. */
export function useOrder(all: readonly RoomRow[], sort: Sort, view: View, of: string | undefined) {
  const [version, setVersion] = useState(0)
  const [kept, setKept] = useState<Kept>()
  const sorted = useMemo(() => sortedPeople(all, sort, view), [all, sort, view])
  const order = orderAfter(kept, { sort, of, version }, sorted)
  if (order !== kept) setKept(order)
  const { people } = order
  const rows = useMemo(() => {
    const byPerson = new Map(all.map((row) => [row.person, row]))
    return people.flatMap((person) => byPerson.get(person) ?? [])
  }, [all, people])
  return {
    rows,
    /** Another order would be right now. */
    isStale: !isEqual(people, sorted),
    sortAgain: () => setVersion((before) => before + 1),
  }
}

const isEqual = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((person, index) => person === other[index])
