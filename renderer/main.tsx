import './ui/tokens.css'
import './ui/base.css'
import './ui/contrast.css'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { DesktopBridge } from '../contract/bridge.ts'
import { App } from './App.tsx'
import { browserCarrier, type Reach } from './connection/browser-carrier.ts'
import { createConnection } from './connection/connection.ts'
import { findBack } from './connection/find-back.ts'
import { desktopCarrier } from './connection/desktop-carrier.ts'
import { ConnectionContext } from './connection/use-connection.ts'
import { currentSpeech, loadTextsOf, speak, wantedLanguage } from './language/language.ts'
import { loadLesson } from './lesson/lessons.ts'
import { routeOf } from './navigation/route.ts'
import { preload } from './navigation/views.ts'
import { onSettings } from './settings/settings.ts'
import { followTheme } from './ui/theme.ts'

declare global {
  interface Window {
    /** There in the desktop app only. */
    bulkhead?: DesktopBridge
  }
}

followTheme()
const language = wantedLanguage()
const spoken = speak(language)

// Meanwhile, instead of when it is known that it will be shown; whoever shows it tells of a failure.
const route = routeOf(location.hash)
preload(route)
if (route.view === 'lesson') loadLesson(route.slug, language).catch(() => {})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

/** The window of one engine: in the desktop app, in a browser, or that of a learner whose labs a class server hosts. */
const showApp = (hosted?: Reach) => {
  const carrier = window.bulkhead
    ? desktopCarrier(window.bulkhead)
    : browserCarrier(new URL(location.href), hosted)
  const connection = createConnection(carrier)
  return () => (
    <ConnectionContext value={connection}>
      <App />
    </ConnectionContext>
  )
}

/** What is shown. At home, a page comes over plain HTTP from this machine; over TLS, a class server serves it. */
async function chooseView(): Promise<() => ReactNode> {
  if (window.bulkhead || location.protocol !== 'https:') return showApp()
  const [{ ClassGate }, { hostedReach }] = await Promise.all([
    import('./classroom/gate/ClassGate.tsx'),
    import('./membership/door/hosted-reach.ts'),
    loadTextsOf('classroom', { language }).catch(() => {}),
  ]).catch(loadAgain)
  const learn = once(() => showApp(hostedReach))
  return () => <ClassGate app={() => learn()()} />
}

/** A busy server, or a bad network, must not leave the page empty for good: it is loaded again, in a moment. */
function loadAgain(): Promise<never> {
  setTimeout(() => location.reload(), 2_000)
  return new Promise(() => {})
}

// Nothing is shown in one language and then in another. Without its texts, English is better than nothing.
void Promise.all([chooseView(), spoken.catch(() => speak('en'))]).then(([view]) =>
  createRoot(root).render(view()),
)

// As chosen in another window. Without the texts, this one stays as it is.
onSettings(() => {
  if (wantedLanguage() !== currentSpeech().language) speak(wantedLanguage()).catch(() => {})
})

import.meta.hot?.on('vite:ws:disconnect', findBack)

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
