import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useSpeech } from '../../language/language.ts'
import { useText } from '../../language/use-text.ts'
import { onHashChange } from '../../navigation/route.ts'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { Door } from './Door.tsx'
import style from './Door.module.css'
import { useAbout } from './use-about.ts'

const JoinPage = lazy(async () => ({
  default: (await import('../../membership/door/JoinPage.tsx')).JoinPage,
}))
const ClassApp = lazy(async () => ({ default: (await import('../ClassApp.tsx')).ClassApp }))

/** What the address of a join link begins with. */
const JOIN = '#/join'

interface ClassGateProps {
  /** What a learner sees whose labs are hosted here. */
  app(): ReactNode
}

/** The page as a class server serves it: who is known goes on, all others come to the door. */
export function ClassGate({ app }: ClassGateProps) {
  const t = useText()
  const { locale } = useSpeech()
  const hash = useSyncExternalStore(onHashChange, () => location.hash)
  const { about, isAway, again } = useAbout()
  const isJoining = hash.startsWith(JOIN)
  const isIn = Boolean(about?.me)
  useEffect(() => {
    // The code is nobody's business who looks over a shoulder. Whoever is known is past it, however they came.
    if (isIn && isJoining) location.replace('#/')
  }, [isIn, isJoining])
  if (about?.me?.role === 'learner') return app()
  return (
    <I18nProvider locale={locale}>
      <ErrorBoundary>
        <Suspense fallback={null}>
          {about?.me ? (
            <ClassApp key={about.me.id} about={about} me={about.me} onLeft={again} />
          ) : about && isJoining ? (
            <JoinPage about={about} hash={hash} onIn={again} />
          ) : about ? (
            <Door about={about} onIn={again} />
          ) : (
            <main className={style.place}>
              <p role="status" className={style.waiting}>
                {isAway
                  ? t`The class server does not answer. This page asks again by itself; look whether you are still on its network.`
                  : t`Opening the class…`}
              </p>
            </main>
          )}
        </Suspense>
      </ErrorBoundary>
    </I18nProvider>
  )
}
