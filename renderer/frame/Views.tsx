import { Suspense, useDeferredValue, useEffect, useRef } from 'react'
import type { Trouble } from '../../contract/lab.ts'
import { useText } from '../language/use-text.ts'
import { focusContent } from '../navigation/focus-content.ts'
import { type Route, useRoute } from '../navigation/route.ts'
import { lessonView, viewsByName } from '../navigation/views.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import style from './Frame.module.css'

/** The view that the address names; until it is loaded, the one before stays. `trouble` is the machine's. */
export function Views({ trouble }: { trouble?: Trouble }) {
  const t = useText()
  const route = useDeferredValue(useRoute())
  const place = placeOf(route)
  return (
    <Suspense fallback={<p className={style.loading}>{t`Opening…`}</p>}>
      <ErrorBoundary key={place}>
        <View route={route} trouble={trouble} />
        <Arrival place={place} isExact={route.at !== undefined || isAtTask(route)} />
      </ErrorBoundary>
    </Suspense>
  )
}

function View({ route, trouble }: { route: Route; trouble?: Trouble }) {
  if (route.view === 'lesson') {
    return (
      <lessonView.Component
        key={route.slug}
        slug={route.slug}
        at={route.at}
        task={route.task}
        trouble={trouble}
      />
    )
  }
  const Shown = viewsByName[route.view].Component
  return <Shown at={route.at} />
}

/** Where one is, without the place within it. */
function placeOf(route: Route): string {
  return route.view === 'lesson' ? route.slug : `/${route.view}`
}

const isAtTask = (route: Route): boolean => route.view === 'lesson' && route.task !== undefined

/** Which place was shown last. Kept outside: each place has a tree of its own. */
let shownBefore: string | undefined

/** Takes the focus along to another view; where within it the address says, that view does it itself. */
function Arrival({ place, isExact }: { place: string; isExact: boolean }) {
  const exact = useRef(isExact)
  useEffect(() => {
    if (shownBefore !== undefined && shownBefore !== place && !exact.current) focusContent()
    shownBefore = place
  }, [place])
  return null
}
