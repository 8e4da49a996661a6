import { lazy, Suspense, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import type { Person } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { focusContent } from '../../navigation/focus-content.ts'
import ink from '../../ui/ink.module.css'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import { classHashOf } from '../class-route.ts'
import { usualExercise } from '../room/usual-exercise.ts'
import { useRoom } from '../room/use-room.ts'
import { ClassPage } from '../ui/ClassPage.tsx'
import ui from '../ui/ui.module.css'
import { useClass, useClassQuery, useMay } from '../use-class.ts'
import { useTextsOf } from '../use-texts-of.ts'
import { useNow } from '../use-now.ts'
import { Account } from './Account.tsx'
import { Actions } from './Actions.tsx'
import { Attempts } from './Attempts.tsx'
import style from './LearnerView.module.css'
import { Recordings } from './Recordings.tsx'
import { Said } from './Said.tsx'
import { Standing } from './Standing.tsx'
import { Timeline } from './Timeline.tsx'

const Look = lazy(async () => ({ default: (await import('./Look.tsx')).Look }))

const LOOK_AGAIN = 10_000

/** One learner: where they stand, what they did, and what can be done for them. Of staff, their account. */
export function LearnerView({ person: id, exercise: named }: { person: string; exercise?: string }) {
  const t = useText()
  const may = useMay()
  const { exercises, course, refreshMe } = useClass()
  const clock = useNow(LOOK_AGAIN)
  const people = useClassQuery('people', (client) => client.people.list())
  const person = people.value?.find((one) => one.id === id)
  const first = exercises.find((one) => one.id === named)
  const [usual] = useState(() => usualExercise(exercises, course, clock))
  const anyRoom = useRoom((first ?? usual)?.id)
  // Kept, wherever they go on: what is asked for here must not be about another lab suddenly.
  const [at, setAt] = useState<string | null>()
  if (at === undefined && anyRoom.room) setAt(anyRoom.room.rows.get(id)?.workingOn ?? null)
  const exercise = first ?? exercises.find((one) => one.id === at) ?? usual

  if (!people.value || !exercise || (!first && at === undefined && !anyRoom.trouble)) {
    return (
      <div className={ui.page}>
        {people.trouble ? <TroubleCard trouble={people.trouble} /> : <p role="status">{t`Opening…`}</p>}
      </div>
    )
  }
  if (!person) {
    return (
      <div className={ui.page}>
        <p className={ui.empty}>
          {t`Nobody in this class is called by this address. They may have been removed.`}
        </p>
      </div>
    )
  }
  const changed = () => {
    people.refresh()
    refreshMe()
  }
  if (person.role !== 'learner') {
    return (
      <ClassPage title={person.name}>
        <Account person={person} canChange={may('people', 'rename')} onChanged={changed} />
      </ClassPage>
    )
  }
  return <Learner person={person} exerciseId={exercise.id} clock={clock} onChanged={changed} />
}

interface LearnerProps {
  person: Person
  exerciseId: string
  clock: number
  onChanged(): void
}

function Learner({ person, exerciseId, clock, onChanged }: LearnerProps) {
  const t = useText()
  const may = useMay()
  const { exercises } = useClass()
  const { room } = useRoom(exerciseId)
  useTextsOf(exerciseId)
  const [looks, setLooks] = useState(false)
  /** How many messages were sent from here: there is then another one to show. */
  const [sent, setSent] = useState(0)
  const row = room?.rows.get(person.id)
  const now = clock + (room?.clockAhead ?? 0)
  const exercise = exercises.find(({ id }) => id === exerciseId)
  if (!exercise) return null
  return (
    <div className={style.learner}>
      <title>{`${person.name} · Bulkhead`}</title>
      <div className={style.head}>
        <a className={style.back} href={classHashOf({ tab: 'room', exercise: exerciseId })}>
          {t`Room`}
        </a>
        <h1 className={ui.title} tabIndex={-1}>
          {person.name}
        </h1>
        {person.rosterId && <span className={ink.soft}>{person.rosterId}</span>}
        <span className={style.space} />
        <Actions
          person={person}
          exercise={exercise}
          row={row}
          isLooking={looks}
          onLook={() => setLooks(true)}
          onSent={() => setSent((before) => before + 1)}
        />
      </div>
      {looks && (
        <Suspense fallback={null}>
          <Look
            person={person}
            onClose={() => {
              setLooks(false)
              focusContent()
            }}
          />
        </Suspense>
      )}
      <div className={style.parts}>
        <Standing person={person} exercise={exercise} row={row} now={now} />
        <Tabs className={style.tabs}>
          <TabList className={style.list} aria-label={t`About ${person.name}`}>
            <Tab id="timeline" className={style.tab}>{t`Timeline`}</Tab>
            <Tab id="attempts" className={style.tab}>{t`Attacks`}</Tab>
            <Tab id="recordings" className={style.tab}>{t`Recordings`}</Tab>
            <Tab id="messages" className={style.tab}>{t`Messages`}</Tab>
            <Tab id="account" className={style.tab}>{t`Account`}</Tab>
          </TabList>
          <TabPanel id="timeline" className={style.panel}>
            <Timeline key={person.id} person={person.id} newest={row?.lastReportAt ?? null} />
          </TabPanel>
          <TabPanel id="attempts" className={style.panel}>
            <Attempts
              key={exerciseId}
              person={person.id}
              exercise={exerciseId}
              count={row?.attempts.count ?? 0}
            />
          </TabPanel>
          <TabPanel id="recordings" className={style.panel}>
            <Recordings person={person.id} />
          </TabPanel>
          <TabPanel id="messages" className={style.panel}>
            <Said key={sent} person={person} />
          </TabPanel>
          <TabPanel id="account" className={style.panel}>
            <Account person={person} canChange={may('people', 'rename')} onChanged={onChanged} />
          </TabPanel>
        </Tabs>
      </div>
    </div>
  )
}
