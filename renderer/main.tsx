import './ui/tokens.css'
import './ui/base.css'
import './ui/contrast.css'
import { createRoot } from 'react-dom/client'
import type { DesktopBridge } from '../contract/bridge.ts'
import { App } from './App.tsx'
import { browserCarrier } from './connection/browser-carrier.ts'
import { createConnection } from './connection/connection.ts'
import { findBack } from './connection/find-back.ts'
import { desktopCarrier } from './connection/desktop-carrier.ts'
import { ConnectionContext } from './connection/use-connection.ts'
import { currentSpeech, speak, wantedLanguage } from './language/language.ts'
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

const carrier = window.bulkhead ? desktopCarrier(window.bulkhead) : browserCarrier(new URL(location.href))
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// Nothing is shown in one language and then in another. Without its texts, English is better than nothing.
void spoken
  .catch(() => speak('en'))
  .then(() =>
    createRoot(root).render(
      <ConnectionContext value={createConnection(carrier)}>
        <App />
      </ConnectionContext>,
    ),
  )

// As chosen in another window. Without the texts, this one stays as it is.
onSettings(() => {
  if (wantedLanguage() !== currentSpeech().language) speak(wantedLanguage()).catch(() => {})
})

import.meta.hot?.on('vite:ws:disconnect', findBack)
