// Types only are imported, so that the window needs no schema library for it.
import type { Message, MessageValue } from '../message.ts'
import type { Failing, RoomRow } from './room.ts'

/** Learners for whom the same check fails for the same reason now. */
export interface Reason {
  /** Names it as long as there is somebody it holds for. */
  key: string
  task: string
  check: string
  /** What they are told; a value that isn't the same for all of them is `…`. */
  summary: Message
  /** Ids, in the order of the rows. */
  people: string[]
}

/**
 * "11 of 28": those whose lab is open and was looked at, of whom each may have several reasons. What fails in tasks that
 * somebody has not come to yet keeps nobody, and is no reason: else all of a lab just opened would be one.
 */
export interface Reasons {
  of: number
  /** What most have comes first. */
  groups: Reason[]
}

type Row = Pick<RoomRow, 'person' | 'isOpen' | 'tasks' | 'failing'>

/** Groups learners by what fails for them. `rows` are those of one exercise, whose `tasks` are in the order of its lesson. */
export function reasonsOf(rows: Iterable<Row>, tasks: readonly { id: string }[]): Reasons {
  const order = tasks.map(({ id }) => id)
  const groups = new Map<string, Reason>()
  let of = 0
  for (const row of rows) {
    if (!row.isOpen || Object.keys(row.tasks).length === 0) continue
    of++
    for (const found of reached(row, order)) add(groups, row.person, found)
  }
  const sorted = [...groups.values()].toSorted(
    (a, b) => b.people.length - a.people.length || (a.key < b.key ? -1 : 1),
  )
  return { of, groups: sorted }
}

/**
 * What fails up to the task that a learner is at: the first that fails after the last one that they achieved, so that
 * what they passed over counts, too.
 */
function reached({ tasks, failing }: Row, order: readonly string[]): Failing[] {
  const place = ({ task }: Failing) => order.indexOf(task)
  const last = order.findLastIndex((id) => tasks[id]?.achievedAt)
  const at = Math.min(...failing.map(place).filter((one) => one > last))
  return failing.filter((found) => place(found) <= Math.max(last, at))
}

function add(groups: Map<string, Reason>, person: string, { task, check, summary }: Failing): void {
  const key = `${task}/${check}/${wordsOf(summary)}`
  const known = groups.get(key)
  if (!known) {
    groups.set(key, { key, task, check, summary, people: [person] })
    return
  }
  // All that fails for one person comes together.
  if (known.people.at(-1) !== person) known.people.push(person)
  known.summary = inCommon(known.summary, summary)
}

/** What a message says in words, of which others may be put in, without the names and numbers in it. */
function wordsOf({ text, values = [] }: Message): string {
  const parts = values.map((value) => (typeof value === 'object' ? wordsOf(value) : ''))
  return [text, ...parts].join('\n')
}

/** Both say the same in words; names and numbers that differ are left out. */
function inCommon(one: Message, other: Message): Message {
  if (!one.values) return one
  const values = one.values.map((value, index) => commonValue(value, other.values?.[index]))
  return { text: one.text, values }
}

function commonValue(one: MessageValue, other: MessageValue | undefined): MessageValue {
  if (one === other) return one
  if (typeof one === 'object' && typeof other === 'object' && one.text === other.text) {
    return inCommon(one, other)
  }
  return '…'
}
