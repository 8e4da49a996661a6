import { useState } from 'react'
import type { RoomRow } from '../../../contract/class/index.ts'
import { keptOrder, type Sort, sortedPeople, type View } from './order.ts'

interface Kept {
  sort: Sort
  /** The exercise. */
  of: string | undefined
  people: readonly string[]
  /** Counts how often somebody asked for a new order. */
  version: number
}

/** Rows in an order that stays until somebody asks for another one. */
export function useOrder(chosen: readonly RoomRow[], sort: Sort, view: View, of: string | undefined) {
  const [version, setVersion] = useState(0)
  const [kept, setKept] = useState<Kept>()
  const sorted = sortedPeople(chosen, sort, view)
  const isSame = kept?.sort === sort && kept.of === of && kept.version === version && kept.people.length > 0
  const people = isSame ? keptOrder(kept.people, sorted) : sorted
  if (!isSame || !isEqual(kept.people, people)) {
    if (kept || people.length > 0) setKept({ sort, of, people, version })
  }
  const byPerson = new Map(chosen.map((row) => [row.person, row]))
  return {
    rows: people.flatMap((person) => byPerson.get(person) ?? []),
    /** Another order would be right now. */
    isStale: !isEqual(people, sorted),
    sortAgain: () => setVersion((before) => before + 1),
  }
}

const isEqual = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((person, index) => person === other[index])
