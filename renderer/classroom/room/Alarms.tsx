import type { AnswerAlarm } from '../../../contract/class/index.ts'
import type { ExerciseInfo } from '../../../contract/exercise.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { classHashOf } from '../class-route.ts'
import { useClassAction } from '../use-class.ts'
import { agoText } from './ages.ts'
import type { Room } from './room-state.ts'
import style from './SidePanel.module.css'

/** Values of one learner that turned up with another. Never more than a reason to look. */
export function Alarms({ room, exercise, now }: { room: Room; exercise: ExerciseInfo; now: number }) {
  const t = useText()
  const alarms = room.alarms.filter((alarm) => !alarm.dismissed)
  if (alarms.length === 0) return null
  return (
    <section className={style.section} aria-labelledby="side-alarms">
      <h2 id="side-alarms">{t`Worth a look`}</h2>
      <p className={style.soft}>
        {t`Every lab has values of its own. Here, one learner’s value turned up with another. That is a reason to look and to ask, no verdict: people help each other, look at one screen, or test with a neighbour’s address.`}
      </p>
      <ul className={style.list}>
        {alarms.map((alarm) => (
          <Alarm key={alarm.id} alarm={alarm} room={room} isHere={alarm.exercise === exercise.id} now={now} />
        ))}
      </ul>
    </section>
  )
}

interface AlarmProps {
  alarm: AnswerAlarm
  room: Room
  isHere: boolean
  now: number
}

function Alarm({ alarm, room, isHere, now }: AlarmProps) {
  const t = useText()
  const dismiss = useClassAction((client) => client.room.dismissAlarm({ alarm: alarm.id }))
  const name = (person: string) => room.rows.get(person)?.name ?? t`somebody who left`
  const link = (person: string) => (
    <a href={classHashOf({ tab: 'learner', person, exercise: alarm.exercise })}>{name(person)}</a>
  )
  return (
    <li className={style.item}>
      <p>
        {alarm.kind === 'same-seed'
          ? t.rich`${link(alarm.person)} and ${link(alarm.of)} have the same lab: seed ${<code>{alarm.value}</code>}.`
          : t.rich`What ${link(alarm.person)} handed in has ${<code>{alarm.value}</code>}, which is ${<code>{alarm.param}</code>} in the lab of ${link(alarm.of)}.`}
      </p>
      <p className={style.soft}>
        {isHere
          ? t(agoText(now - Date.parse(alarm.at)))
          : t`${alarm.exercise}, ${agoText(now - Date.parse(alarm.at))}`}
      </p>
      <div className={style.buttons}>
        <Button small isPending={dismiss.pending} onPress={() => void dismiss.run()}>
          {t`I have looked`}
        </Button>
      </div>
      {dismiss.trouble && <TroubleNote trouble={dismiss.trouble} />}
    </li>
  )
}
