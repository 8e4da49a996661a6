import { useMemo } from 'react'
import { msg } from '../../contract/message.ts'
import { goTo } from '../navigation/route.ts'
import { type Action, useActions } from './actions.ts'
import { openPalette, showOverlay } from './open-palette.ts'

/** What one can do everywhere. */
export function useAppActions(): void {
  const actions = useMemo(
    (): Action[] => [
      {
        id: 'palette',
        group: 'app',
        title: msg`Search and commands`,
        shortcuts: ['Mod+K', 'F1', 'Mod+Shift+P'],
        run: openPalette,
      },
      {
        id: 'shortcuts',
        group: 'app',
        title: msg`Keyboard shortcuts`,
        shortcuts: ['?'],
        run: () => showOverlay('shortcuts'),
      },
      { id: 'go:course', group: 'go', title: msg`Course`, run: () => goTo({ view: 'course' }) },
      { id: 'go:glossary', group: 'go', title: msg`Glossary`, run: () => goTo({ view: 'glossary' }) },
      { id: 'go:recordings', group: 'go', title: msg`Recordings`, run: () => goTo({ view: 'recordings' }) },
      { id: 'go:settings', group: 'go', title: msg`Settings`, run: () => goTo({ view: 'settings' }) },
      { id: 'go:doctor', group: 'go', title: msg`Doctor`, run: () => goTo({ view: 'doctor' }) },
    ],
    [],
  )
  useActions(actions)
}
