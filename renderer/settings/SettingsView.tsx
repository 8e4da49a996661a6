import { type ReactNode, useState } from 'react'
import { useText } from '../language/use-text.ts'
import { useIsHosted } from '../membership/membership.ts'
import { Page } from '../navigation/Page.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import row from '../ui/SettingRow.module.css'
import { chooseToSpeak } from '../language/language.ts'
import { ClassSettings } from './ClassSettings.tsx'
import { AppearanceSettings, KeyboardSettings, LanguageSettings } from './AppearanceSettings.tsx'
import { DataSettings, VersionSettings } from './DataSettings.tsx'
import { ProgressSettings } from './ProgressSettings.tsx'
import { resetSettings } from './settings.ts'
import style from './SettingsView.module.css'
import { RecordingSettings, TerminalSettings } from './TerminalSettings.tsx'

/** How Bulkhead looks and behaves here, and what it keeps. What is changed holds at once. */
export function SettingsView() {
  const t = useText()
  const isHosted = useIsHosted()
  return (
    <Page
      title={t`Settings`}
      lead={t`They hold for this browser or window, at once. Nothing here needs to be saved.`}
    >
      <Section title={t`Language`}>
        <LanguageSettings />
      </Section>
      <Section title={t`Appearance`}>
        <AppearanceSettings />
      </Section>
      <Section title={t`Keyboard`}>
        <KeyboardSettings />
      </Section>
      <Section title={t`Terminal`}>
        <TerminalSettings />
      </Section>
      <Section title={t`Recordings`}>
        <RecordingSettings />
      </Section>
      <Section title={t`Your progress`}>
        <ProgressSettings />
      </Section>
      <Section title={t`Class`}>
        <ClassSettings />
      </Section>
      {!isHosted && (
        <Section title={t`Data folder`}>
          <DataSettings />
        </Section>
      )}
      <Section title={t`Version and updates`}>
        <VersionSettings />
      </Section>
      <ResetSettings />
    </Page>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className={style.section}>
      <h2 className={style.title}>{title}</h2>
      <div className={style.rows}>{children}</div>
    </section>
  )
}

function ResetSettings() {
  const t = useText()
  const [asks, setAsks] = useState(false)
  const reset = () => {
    resetSettings()
    void chooseToSpeak('system')
  }
  return (
    <div className={`${style.rows} ${row.row}`}>
      <div className={row.words}>
        <p className={row.label}>{t`All settings as they were at first`}</p>
        <p className={row.description}>{t`Your progress, notes and recordings are not touched.`}</p>
      </div>
      <Button onPress={() => setAsks(true)}>{t`Reset the settings…`}</Button>
      {asks && (
        <ConfirmDialog
          title={t`Reset all settings?`}
          action={t`Reset the settings`}
          onConfirm={reset}
          onClose={() => setAsks(false)}
        >
          <p>{t`Language, appearance, keyboard, terminal and recordings become as they were at first. Your progress, notes and recordings are not touched.`}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
