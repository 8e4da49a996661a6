import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { ClassAbout } from '../../contract/class/index.ts'
import { ConnectionBanner } from '../connection/ConnectionBanner.tsx'
import { ConnectionContext } from '../connection/use-connection.ts'
import { useText } from '../language/use-text.ts'
import { focusContent } from '../navigation/focus-content.ts'
import { onHashChange } from '../navigation/route.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import style from './ClassApp.module.css'
import { connectToClass } from './class-connection.ts'
import { type ClassRoute, classRouteOf } from './class-route.ts'
import { CourseView } from './course/CourseView.tsx'
import { ClassBar } from './frame/ClassBar.tsx'
import { GradesView } from './grades/GradesView.tsx'
import { LearnerView } from './learner/LearnerView.tsx'
import { MessagesView } from './messages/MessagesView.tsx'
import { PeopleView } from './people/PeopleView.tsx'
import { RoomView } from './room/RoomView.tsx'
import { useTextsOf } from './use-texts-of.ts'
import { ClassContext, type ClassKnown, useClassQuery } from './use-class.ts'

interface ClassAppProps {
  about: ClassAbout
  me: NonNullable<ClassAbout['me']>
  /** Whoever was here signed out. */
  onLeft(): void
}

/**
 * The dashboard of a class, for its staff. All views come at once: where labs are hosted on the machine of whoever teaches,
 * each network that Docker makes breaks off what a browser is loading.
 */
export function ClassApp({ about, me, onLeft }: ClassAppProps) {
  const [connection] = useState(() => connectToClass(new URL(location.href)))
  useEffect(() => () => connection.dispose(), [connection])
  return (
    <ConnectionContext value={connection}>
      <ConnectionBanner />
      <Known about={about} me={me} onLeft={onLeft} />
    </ConnectionContext>
  )
}

function Known({ about, me, onLeft }: ClassAppProps) {
  const t = useText()
  const exercises = useClassQuery('exercises', (client) => client.room.exercises())
  const course = useClassQuery('course', (client) => client.course.get())
  const who = useClassQuery('me', (client) => client.me.get())
  useTextsOf('tasks')
  const hash = useSyncExternalStore(onHashChange, () => location.hash)
  const route = useMemo(() => classRouteOf(hash), [hash])
  const known = useMemo<ClassKnown | undefined>(
    () =>
      exercises.value && course.value
        ? {
            me: who.value ?? me,
            className: who.value?.className ?? about.name,
            exercises: exercises.value,
            course: course.value,
            refreshCourse: course.refresh,
            refreshMe: who.refresh,
          }
        : undefined,
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `refresh` is another function each time, and the same
    [exercises.value, course.value, who.value, me, about.name],
  )
  const trouble = exercises.trouble ?? course.trouble
  if (!known) {
    return (
      <main className={style.waiting}>
        {trouble ? <TroubleCard trouble={trouble} /> : <p role="status">{t`Opening the class…`}</p>}
      </main>
    )
  }
  return (
    <ClassContext value={known}>
      <div className={style.frame}>
        <ClassBar tab={route.tab} onLeft={onLeft} />
        <main className={style.view}>
          <ErrorBoundary key={placeOf(route)}>
            <View route={route} />
            <Arrival place={placeOf(route)} />
          </ErrorBoundary>
        </main>
      </div>
    </ClassContext>
  )
}

function View({ route }: { route: ClassRoute }) {
  switch (route.tab) {
    case 'room':
      return <RoomView exercise={route.exercise} />
    case 'learner':
      return <LearnerView key={route.person} person={route.person} exercise={route.exercise} />
    case 'messages':
      return <MessagesView />
    case 'course':
      return <CourseView />
    case 'people':
      return <PeopleView />
    case 'grades':
      return <GradesView />
  }
}

const placeOf = (route: ClassRoute) => (route.tab === 'learner' ? `learner/${route.person}` : route.tab)

/** Takes the focus along to another view, once that is there. */
function Arrival({ place }: { place: string }) {
  const before = useRef(shownBefore)
  useEffect(() => {
    if (before.current !== undefined && before.current !== place) focusContent()
    shownBefore = place
  }, [place])
  return null
}

/** Which place was shown last. Kept outside: each place has a tree of its own. */
let shownBefore: string | undefined
