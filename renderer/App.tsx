import { useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { ConnectionBanner } from './connection/ConnectionBanner.tsx'
import { useLive } from './connection/use-connection.ts'
import { useSpeech } from './language/language.ts'
import { FirstRun } from './system/FirstRun.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { Workspace } from './workspace/Workspace.tsx'

export function App() {
  const { language } = useSpeech()
  const system = useLive('system', (client, signal) => client.system.watch(undefined, { signal }))
  const status = system.value
  // Once labs could be opened, trouble with the machine must not take the learner's place away.
  const [wasReady, setWasReady] = useState(false)
  if (status?.kind === 'ready' && !wasReady) setWasReady(true)
  const trouble = system.trouble ?? (status?.kind === 'failed' ? status.trouble : undefined)
  const inPlace = status?.kind === 'ready' || (wasReady && (!status || trouble || status.kind === 'checking'))

  return (
    <I18nProvider locale={language}>
      <ErrorBoundary>
        <ConnectionBanner />
        {inPlace ? <Workspace trouble={trouble} /> : <FirstRun status={status} trouble={trouble} />}
      </ErrorBoundary>
    </I18nProvider>
  )
}
