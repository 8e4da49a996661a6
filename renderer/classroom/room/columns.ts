import { type Message, msg } from '../../../contract/message.ts'
import type { Sort } from './order.ts'

/** What stands beside the tasks. The last ones go first where there is little room. */
export const columns = [
  { id: 'stuck', title: msg`Stuck on`, width: 'minmax(10rem, 1fr)', sort: 'stuck', from: 0 },
  { id: 'report', title: msg`Last report`, width: '6.5rem', sort: 'seen', from: 0 },
  { id: 'attempts', title: msg`Attacks`, width: '4.5rem', from: 46 },
  { id: 'hints', title: msg`Hints`, width: '4rem', from: 50 },
  { id: 'worked', title: msg`Worked`, width: '5.5rem', from: 58 },
  { id: 'overall', title: msg`All exercises`, width: '6.5rem', from: 66 },
] as const satisfies readonly {
  id: string
  title: Message
  width: string
  sort?: Sort
  /** From how many rem of width on it is shown. */
  from: number
}[]

export type ColumnId = (typeof columns)[number]['id']

const NAME = 'minmax(10rem, 16rem)'
const TASK = 'minmax(1.75rem, 2.75rem)'

export function shownColumns(widthInRem: number, tasks: number) {
  // What the tasks take beyond eight is not there for the others.
  const room = widthInRem - Math.max(0, tasks - 8) * 2
  return columns.filter(({ from }) => room >= from)
}

export function gridTemplate(shown: readonly { width: string }[], tasks: number): string {
  return [NAME, tasks > 0 ? `repeat(${tasks}, ${TASK})` : '', ...shown.map(({ width }) => width)].join(' ')
}
