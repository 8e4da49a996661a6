import { Suspense, lazy, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { ConnectionBanner } from './connection/ConnectionBanner.tsx'
import { useLive } from './connection/use-connection.ts'
import { useQuery } from './connection/use-query.ts'
import { CourseContext } from './course/use-course.ts'
import { Frame } from './frame/Frame.tsx'
import { Views } from './frame/Views.tsx'
import { useSpeech } from './language/language.ts'
import { ClassNotices } from './membership/lazy.tsx'
import { MembershipContext, useFollowedMembership } from './membership/membership.ts'
import { useRoute } from './navigation/route.ts'
import { MachineContext } from './system/machine.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'

/** Most who come have a machine that is ready. */
const FirstRun = lazy(async () => ({ default: (await import('./system/FirstRun.tsx')).FirstRun }))

/** Views that are of use before the machine can open labs. */
const ALWAYS_THERE = new Set([
  'audit',
  'certificate',
  'class',
  'settings',
  'doctor',
  'glossary',
  'recordings',
])

export function App() {
  const { language } = useSpeech()
  const { view } = useRoute()
  const system = useLive('system', (client, signal) => client.system.watch(undefined, { signal }))
  const status = system.value
  // Once labs could be opened, trouble with the machine must not take the learner's place away.
  const [wasReady, setWasReady] = useState(false)
  if (status?.kind === 'ready' && !wasReady) setWasReady(true)
  const trouble = system.trouble ?? (status?.kind === 'failed' ? status.trouble : undefined)
  const canOpenLabs =
    status?.kind === 'ready' || (wasReady && (!status || Boolean(trouble) || status.kind === 'checking'))
  // Who only wants to read, or to look at something else, need not wait for the set-up.
  const [isReading, setIsReading] = useState(false)
  const machine = useMemo(() => ({ canOpenLabs, setUp: () => setIsReading(false) }), [canOpenLabs])
  const course = useQuery('course', (client) => client.course.list())
  const membership = useFollowedMembership()
  // Whose labs a class hosts has no machine to set up.
  const isHosted = membership?.kind === 'member' && membership.place === 'hosted'
  const isSetUpShown = !canOpenLabs && !isReading && !isHosted && !ALWAYS_THERE.has(view)

  return (
    <I18nProvider locale={language}>
      <ErrorBoundary>
        <ConnectionBanner />
        <MachineContext value={machine}>
          <CourseContext value={course}>
            <MembershipContext value={membership}>
              {isSetUpShown ? (
                <Suspense fallback={null}>
                  <ClassNotices />
                  <FirstRun status={status} trouble={trouble} onRead={() => setIsReading(true)} />
                </Suspense>
              ) : (
                <Frame>
                  <Views trouble={canOpenLabs ? trouble : undefined} />
                </Frame>
              )}
            </MembershipContext>
          </CourseContext>
        </MachineContext>
      </ErrorBoundary>
    </I18nProvider>
  )
}
