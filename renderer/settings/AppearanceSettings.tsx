import { type Language, languageNames, languages } from '../../contract/language.ts'
import { chooseToSpeak } from '../language/language.ts'
import { useText } from '../language/use-text.ts'
import { useAllActions } from '../palette/actions.ts'
import { SpokenShortcut } from '../palette/Shortcut.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Switch } from '../ui/Switch.tsx'
import { type Settings, useSetting } from './settings.ts'
import style from './SettingsView.module.css'

export function LanguageSettings() {
  const t = useText()
  const [language] = useSetting('language')
  return (
    <Segmented<Settings['language']>
      label={t`Language of the app, its lessons and exercises`}
      description={t`Your place in a lesson, terminals and labs stay as they are. The command line follows your shell: LANG or BULKHEAD_LANG.`}
      options={[
        { id: 'system', label: t`As the system` },
        ...languages.map((each: Language) => ({ id: each, label: languageNames[each], lang: each })),
      ]}
      value={language}
      onChange={(chosen) => void chooseToSpeak(chosen)}
    />
  )
}

export function AppearanceSettings() {
  const t = useText()
  const [theme, setTheme] = useSetting('theme')
  const [motion, setMotion] = useSetting('motion')
  return (
    <>
      <Segmented<Settings['theme']>
        label={t`Theme`}
        description={t`High contrast is light or dark as your system is, with every text at least 7:1.`}
        options={[
          { id: 'system', label: t`As the system` },
          { id: 'light', label: t`Light` },
          { id: 'dark', label: t`Dark` },
          { id: 'contrast', label: t`High contrast` },
        ]}
        value={theme}
        onChange={setTheme}
      />
      <Segmented<Settings['motion']>
        label={t`Motion`}
        description={t`Nothing flashes in either case.`}
        options={[
          { id: 'system', label: t`As the system` },
          { id: 'less', label: t`None` },
        ]}
        value={motion}
        onChange={setMotion}
      />
    </>
  )
}

export function KeyboardSettings() {
  const t = useText()
  const [shortcuts, setShortcuts] = useSetting('shortcuts')
  const withKeys = useAllActions().filter(({ shortcuts: keys }) => keys && keys.length > 0)
  return (
    <>
      <Switch
        label={t`Shortcuts of Bulkhead`}
        description={t`Turn them off if they get in the way of your screen reader or browser. Tab, arrows and everything in a terminal work in any case.`}
        isSelected={shortcuts}
        onChange={setShortcuts}
      />
      {shortcuts && (
        <dl className={style.shortcuts} aria-label={t`Shortcuts`}>
          {withKeys.map(({ id, title, shortcuts: keys = [] }) => (
            <div key={id} style={{ display: 'contents' }}>
              <dt>{t(title)}</dt>
              <dd className={style.keys}>
                {keys.map((chord) => (
                  <SpokenShortcut key={chord} keys={chord} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
