import { useMemo, useState } from 'react'
import { reasonsOf } from '../../../contract/class/reasons.ts'
import type { ExerciseInfo } from '../../../contract/exercise.ts'
import { useSpeech } from '../../language/language.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ToggleButton } from '../../ui/ToggleButton.tsx'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import { useClass } from '../use-class.ts'
import { useTextsOf } from '../use-texts-of.ts'
import { useNow } from '../use-now.ts'
import { Counts } from './Counts.tsx'
import { ExerciseChooser } from './ExerciseChooser.tsx'
import { chosenRows, type Filter, type Sort, type View } from './order.ts'
import { RoomGrid } from './RoomGrid.tsx'
import style from './RoomView.module.css'
import { SidePanel } from './SidePanel.tsx'
import { usualExercise } from './usual-exercise.ts'
import { useOrder } from './use-order.ts'
import { useRoom } from './use-room.ts'

/** How often "5 min" is looked at again, in milliseconds. */
const LOOK_AGAIN = 10_000
/** From this width on there is room for both, in CSS pixels. */
const WIDE = 1200

/** Everybody at one exercise, live. */
export function RoomView({ exercise: named }: { exercise?: string }) {
  const t = useText()
  const { locale } = useSpeech()
  const { exercises, course } = useClass()
  const clock = useNow(LOOK_AGAIN)
  // Chosen once: a deadline that passes while somebody looks takes nothing away from them.
  const [usual] = useState(() => usualExercise(exercises, course, clock))
  const exercise = exercises.find(({ id }) => id === named) ?? usual
  const { room, trouble } = useRoom(exercise?.id)
  useTextsOf(exercise?.id)
  const [sort, setSort] = useState<Sort>('stuck')
  const [filter, setFilter] = useState<Omit<Filter, 'people'>>({ text: '', state: 'all' })
  const [reason, setReason] = useState<string>()
  const [isBig, setBig] = useState(false)
  const [isSideOpen, setSideOpen] = useState(() => innerWidth >= WIDE)
  const now = clock + (room?.clockAhead ?? 0)
  const view = useView(exercise, now, locale)
  const all = useMemo(() => [...(room?.rows.values() ?? [])], [room?.rows])
  const reasons = useMemo(() => reasonsOf(all, exercise?.tasks ?? []), [all, exercise])
  const group = reasons.groups.find(({ key }) => key === reason)
  const { rows: ordered, isStale, sortAgain } = useOrder(all, sort, view, exercise?.id)
  // After they are in order: who was left out for a while comes back to their place.
  const rows = useMemo(() => {
    // A reason that nobody has any more leaves nobody, until somebody goes on.
    const people = reason === undefined ? undefined : new Set(group?.people)
    return chosenRows(ordered, { ...filter, ...(people && { people }) }, view)
  }, [ordered, filter, view, reason, group])

  if (!exercise) return <p className={style.nothing}>{t`This course has no exercises.`}</p>
  const waiting = (room?.moves.length ?? 0) + (room?.alarms.filter((alarm) => !alarm.dismissed).length ?? 0)
  const isFiltered = filter.text !== '' || filter.state !== 'all' || reason !== undefined
  return (
    <div className={style.room} data-side={isSideOpen || undefined}>
      <title>{t`${exercise.title} · Room`}</title>
      <div className={style.top}>
        <ExerciseChooser exercise={exercise} now={now} />
        <div className={style.tools}>
          <div className={style.search}>
            <Icon name="search" />
            <input
              type="search"
              aria-label={t`Find learners by name`}
              placeholder={t`Find by name`}
              value={filter.text}
              onChange={({ target }) => setFilter({ ...filter, text: target.value })}
            />
          </div>
          <ToggleButton icon="up" label={t`Large, for the projector`} isSelected={isBig} onChange={setBig}>
            {t`Large`}
          </ToggleButton>
          <ToggleButton icon="list" isSelected={isSideOpen} onChange={setSideOpen}>
            {waiting > 0 ? t`Reasons and requests (${waiting})` : t`Reasons and requests`}
          </ToggleButton>
        </div>
      </div>
      <div className={style.bar}>
        <Counts
          rows={all}
          view={view}
          chosen={filter.state}
          onChoose={(state) => setFilter({ ...filter, state })}
        />
        <div className={style.order}>
          {isFiltered && (
            <Button
              small
              look="quiet"
              icon="close"
              onPress={() => {
                setFilter({ text: '', state: 'all' })
                setReason(undefined)
              }}
            >
              {t`Show everybody`}
            </Button>
          )}
          {isStale && (
            <Button small icon="down" onPress={sortAgain}>
              {t`Sort again`}
            </Button>
          )}
        </div>
      </div>
      <div className={style.main}>
        {trouble && !room && <TroubleCard trouble={trouble} />}
        {!room && !trouble && <p role="status" className={style.nothing}>{t`Looking into the room…`}</p>}
        {room && rows.length > 0 && (
          <RoomGrid
            rows={rows}
            tasks={exercise.tasks}
            exercise={exercise.id}
            now={now}
            sort={sort}
            isBig={isBig}
            onSort={(by) => {
              setSort(by)
              sortAgain()
            }}
          />
        )}
        {room && rows.length === 0 && (
          <p className={style.nothing} role="status">
            {all.length === 0
              ? t`Nobody has joined yet. Show the join code: it is under People.`
              : t`Nobody is like this now.`}
          </p>
        )}
      </div>
      {isSideOpen && room && (
        <SidePanel
          room={room}
          exercise={exercise}
          reasons={reasons}
          chosen={reason}
          now={now}
          onChoose={setReason}
        />
      )}
    </div>
  )
}

/** The same object as long as nothing of it is another. */
function useView(exercise: ExerciseInfo | undefined, now: number, locale: string): View {
  return useMemo(() => ({ tasks: exercise?.tasks ?? [], now, locale }), [exercise, now, locale])
}
