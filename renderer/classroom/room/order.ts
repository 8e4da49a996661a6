import type { RoomRow } from '../../../contract/class/index.ts'
import type { TaskInfo } from '../../../contract/exercise.ts'
import { achievedCount, failingFor, isDone, type LearnerState, stateOf } from './learner-state.ts'

export type Sort = 'stuck' | 'name' | 'progress' | 'seen'

export interface Filter {
  /** Somewhere in the name. */
  text: string
  state: LearnerState | 'offline' | 'all'
  /** Only these people; all where it says nothing. */
  people?: ReadonlySet<string>
}

/** By what rows are ordered and chosen. `now`: by the clock of the class. */
export interface View {
  tasks: readonly TaskInfo[]
  now: number
  /** How names are compared. */
  locale: string
}

export function chosenRows(rows: Iterable<RoomRow>, filter: Filter, view: View): RoomRow[] {
  const text = filter.text.trim().toLocaleLowerCase(view.locale)
  return [...rows].filter((row) => {
    if (filter.people && !filter.people.has(row.person)) return false
    if (text !== '' && !row.name.toLocaleLowerCase(view.locale).includes(text)) return false
    if (filter.state === 'all') return true
    return filter.state === 'offline' ? !row.online : stateOf(row, view.tasks, view.now) === filter.state
  })
}

/** People in the order that was asked for; where that says nothing, by name. */
export function sortedPeople(rows: readonly RoomRow[], sort: Sort, view: View): string[] {
  const names = new Intl.Collator(view.locale, { numeric: true, sensitivity: 'base' })
  const values = new Map(rows.map((row) => [row.person, valueOf(row, sort, view)]))
  return rows
    .toSorted(
      (a, b) =>
        (values.get(a.person) ?? 0) - (values.get(b.person) ?? 0) ||
        names.compare(a.name, b.name) ||
        (a.person < b.person ? -1 : 1),
    )
    .map(({ person }) => person)
}

/** What is smaller comes first. */
function valueOf(row: RoomRow, sort: Sort, view: View): number {
  switch (sort) {
    case 'stuck':
      return isDone(row, view.tasks) ? 1 : -(failingFor(row, view.tasks, view.now) ?? 0)
    case 'progress':
      return -achievedCount(row)
    case 'seen':
      // Who is there is seen now.
      return -(row.online ? view.now : row.lastSeenAt ? Date.parse(row.lastSeenAt) : 0)
    case 'name':
      return 0
  }
}

/** Nobody changes places while one looks: who was there stays, who comes stands at the end. */
export function keptOrder(before: readonly string[], sorted: readonly string[]): string[] {
  const here = new Set(sorted)
  const known = new Set(before)
  return [...before.filter((person) => here.has(person)), ...sorted.filter((person) => !known.has(person))]
}
