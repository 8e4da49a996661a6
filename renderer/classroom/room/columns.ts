import { type Message, msg } from '../../../contract/message.ts'
import type { Sort } from './order.ts'

/** What stands beside the tasks. The last ones go first where there is little room. */
export const columns = [
  { id: 'stuck', title: msg`Stuck on`, width: 'minmax(11em, 4fr)', sort: 'stuck', from: 0 },
  { id: 'report', title: msg`Last report`, width: '8.5em', sort: 'seen', from: 0 },
  { id: 'attempts', title: msg`Attacks`, width: '5.5em', from: 46 },
  { id: 'hints', title: msg`Hints`, width: '5em', from: 50 },
  { id: 'worked', title: msg`Worked`, width: '8.5em', from: 56 },
  { id: 'overall', title: msg`All set`, width: '7.5em', from: 62 },
] as const satisfies readonly {
  id: string
  title: Message
  width: string
  sort?: Sort
  /** From how many rem of width on it is shown. */
  from: number
}[]

export type ColumnId = (typeof columns)[number]['id']

const NAME = 'minmax(11em, 2fr)'
const TASK = 'minmax(2.1em, 3em)'

/** `isAnySet`: whether there is something that counts. */
export function shownColumns(widthInRem: number, tasks: number, isAnySet: boolean) {
  // What the tasks take beyond eight is not there for the others.
  const room = widthInRem - Math.max(0, tasks - 8) * 2
  return columns.filter(({ id, from }) => room >= from && (id !== 'overall' || isAnySet))
}

export function gridTemplate(shown: readonly { width: string }[], tasks: number): string {
  return [NAME, tasks > 0 ? `repeat(${tasks}, ${TASK})` : '', ...shown.map(({ width }) => width)].join(' ')
}
