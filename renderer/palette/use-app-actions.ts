import { languageNames, languages } from '../../contract/language.ts'
import { msg } from '../../contract/message.ts'
import { chooseToSpeak } from '../language/language.ts'
import { useIsHosted, useMembership } from '../membership/membership.ts'
import { goTo } from '../navigation/route.ts'
import { changeSetting, type Settings } from '../settings/settings.ts'
import { type Action, useActions } from './actions.ts'
import { openPalette, showOverlay } from './open-palette.ts'

const themes: [Settings['theme'], Action['title']][] = [
  ['system', msg`Theme: as the system`],
  ['light', msg`Theme: light`],
  ['dark', msg`Theme: dark`],
  ['contrast', msg`Theme: high contrast`],
]

/** What tells of this machine, which is the class server where labs are hosted. */
const ownMachine = new Set(['go:doctor'])

/** What one can do everywhere. */
const actions: readonly Action[] = [
  {
    id: 'go:course',
    group: 'go',
    title: msg`Course`,
    words: msg`home, map, progress`,
    run: () => goTo({ view: 'course' }),
  },
  { id: 'go:glossary', group: 'go', title: msg`Glossary`, run: () => goTo({ view: 'glossary' }) },
  { id: 'go:recordings', group: 'go', title: msg`Recordings`, run: () => goTo({ view: 'recordings' }) },
  {
    id: 'go:audit',
    group: 'go',
    title: msg`Audit`,
    words: msg`baseline, findings, compare`,
    run: () => goTo({ view: 'audit' }),
  },
  {
    id: 'go:certificate',
    group: 'go',
    title: msg`Certificate`,
    run: () => goTo({ view: 'certificate' }),
  },
  { id: 'go:settings', group: 'go', title: msg`Settings`, run: () => goTo({ view: 'settings' }) },
  {
    id: 'go:doctor',
    group: 'go',
    title: msg`Doctor`,
    words: msg`repair, trouble`,
    run: () => goTo({ view: 'doctor' }),
  },
  ...languages.map((language): Action => ({
    id: `language:${language}`,
    group: 'app',
    title: msg`Language: ${languageNames[language]}`,
    words: msg`language`,
    run: () => void chooseToSpeak(language),
  })),
  ...themes.map(([theme, title]): Action => ({
    id: `theme:${theme}`,
    group: 'app',
    title,
    words: msg`colours`,
    run: () => changeSetting('theme', theme),
  })),
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
]

export function useAppActions(): void {
  const isHosted = useIsHosted()
  const { kind = 'none' } = useMembership() ?? {}
  useActions([
    ...actions.filter(({ id }) => !isHosted || !ownMachine.has(id)),
    {
      id: 'go:class',
      group: 'go',
      title: kind === 'none' ? msg`Join a class` : msg`Class`,
      words: kind === 'none' ? msg`start a class, instructor, join code` : msg`messages, deadlines, leave`,
      run: () => goTo({ view: 'class' }),
    },
  ])
}
