import type { RoomRow } from '../../../../contract/class/index.ts'
import type { TaskInfo } from '../../../../contract/exercise.ts'
import { msg } from '../../../../contract/message.ts'

/** What the clock of the class shows in tests. */
export const NOW = Date.UTC(2026, 10, 22, 12)

export const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()

const task = (id: string): TaskInfo => ({
  id,
  title: msg`Task`,
  description: msg`What must be true.`,
  points: 10,
  hints: 0,
})
export const tasks = [task('one'), task('two')]

/** Somebody who is there and has not begun. */
export function row(of: Partial<RoomRow> = {}): RoomRow {
  const { person = 'ada' } = of
  return {
    person,
    name: person,
    place: 'own',
    online: true,
    lastSeenAt: minutesAgo(0),
    workingOn: null,
    isOpen: false,
    tasks: {},
    failing: [],
    lastReportAt: null,
    attempts: { count: 0, last: null },
    hints: 0,
    solutionSeen: false,
    workedSeconds: 0,
    overall: { achieved: 0, of: 0 },
    isLookedAt: false,
    ...of,
  }
}

/** At a lab whose checks fail since so many minutes. */
export function failingRow(person: string, minutes: number, of: Partial<RoomRow> = {}): RoomRow {
  const failing = [{ task: 'one', check: 'a', summary: msg`No.`, since: minutesAgo(minutes) }]
  return row({ person, isOpen: true, tasks: { one: { status: 'fail', achievedAt: null } }, failing, ...of })
}
