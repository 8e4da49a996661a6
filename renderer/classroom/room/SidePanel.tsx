import type { Reasons } from '../../../contract/class/reasons.ts'
import type { ExerciseInfo } from '../../../contract/exercise.ts'
import { useText } from '../../language/use-text.ts'
import { Alarms } from './Alarms.tsx'
import { Asks } from './Asks.tsx'
import { Hosted } from './Hosted.tsx'
import { ReasonList } from './ReasonList.tsx'
import type { Room } from './room-state.ts'
import style from './SidePanel.module.css'
import { useKeptFocus } from './use-kept-focus.ts'

interface SidePanelProps {
  room: Room
  exercise: ExerciseInfo
  reasons: Reasons
  /** The reason whose learners are shown. */
  chosen: string | undefined
  now: number
  onChoose(reason: string | undefined): void
}

/** What needs somebody: people who ask, why checks fail, what should be looked at, and how full the server is. */
export function SidePanel({ room, exercise, reasons, chosen, now, onChoose }: SidePanelProps) {
  const t = useText()
  const { ref, kept } = useKeptFocus()
  return (
    <aside ref={ref} className={style.side} aria-label={t`Reasons and requests`} tabIndex={0} {...kept}>
      {room.moves.length > 0 && <Asks moves={room.moves} now={now} />}
      <ReasonList exercise={exercise} reasons={reasons} chosen={chosen} onChoose={onChoose} />
      <Alarms room={room} exercise={exercise} now={now} />
      {room.hosted && <Hosted hosted={room.hosted} now={now} />}
    </aside>
  )
}
