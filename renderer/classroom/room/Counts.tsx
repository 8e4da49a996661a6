import type { RoomRow } from '../../../contract/class/index.ts'
import { type Message, msg } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import { stateOf } from './learner-state.ts'
import type { Filter, View } from './order.ts'
import style from './RoomView.module.css'

type State = Filter['state']

const names: Record<State, Message> = {
  all: msg`learners`,
  stuck: msg`stuck`,
  working: msg`working`,
  done: msg`finished`,
  begun: msg`lab closed`,
  'not-begun': msg`not begun`,
  offline: msg`offline`,
}

interface CountsProps {
  rows: readonly RoomRow[]
  view: View
  chosen: State
  onChoose(state: State): void
}

/** How many are how; each is a button that shows only these. */
export function Counts({ rows, view, chosen, onChoose }: CountsProps) {
  const t = useText()
  const counts: Record<State, number> = {
    all: rows.length,
    stuck: 0,
    working: 0,
    done: 0,
    begun: 0,
    'not-begun': 0,
    offline: 0,
  }
  for (const row of rows) {
    counts[stateOf(row, view.tasks, view.now)]++
    if (!row.online) counts.offline++
  }
  return (
    <div className={style.counts} role="group" aria-label={t`How many are how; choose to see only these`}>
      {(Object.keys(names) as State[]).map((state) => (
        <button
          key={state}
          type="button"
          className={style.count}
          data-state={state}
          data-none={counts[state] === 0 || undefined}
          aria-pressed={chosen === state}
          onClick={() => onChoose(chosen === state ? 'all' : state)}
        >
          <b>{counts[state]}</b> {t(names[state])}
        </button>
      ))}
    </div>
  )
}
