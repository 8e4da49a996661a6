import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { NumberField } from 'react-aria-components/NumberField'
import { Text } from 'react-aria-components/Text'
import { useQuery } from '../connection/use-query.ts'
import { useText } from '../language/use-text.ts'
import { useMember } from '../membership/membership.ts'
import { hashOf } from '../navigation/route.ts'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import row from '../ui/SettingRow.module.css'
import { Switch } from '../ui/Switch.tsx'
import { type Settings, settings, useSetting } from './settings.ts'
import style from './SettingsView.module.css'
import { useSize } from './use-size.ts'

export function TerminalSettings() {
  const t = useText()
  const [theme, setTheme] = useSetting('terminalTheme')
  const [size, setSize] = useSetting('terminalFontSize')
  const [reader, setReader] = useSetting('terminalReader')
  const [guard, setGuard] = useSetting('pasteGuard')
  const { min, max } = settings.terminalFontSize
  return (
    <>
      <Segmented<Settings['terminalTheme']>
        label={t`Theme of terminals`}
        options={[
          { id: 'dark', label: t`Dark` },
          { id: 'light', label: t`Light` },
          { id: 'contrast', label: t`High contrast` },
        ]}
        value={theme}
        onChange={setTheme}
      />
      <NumberField
        className={row.row}
        value={size}
        minValue={min}
        maxValue={max}
        step={1}
        onChange={(value) => Number.isInteger(value) && setSize(value)}
      >
        <div className={row.words}>
          <Label className={row.label}>{t`Font size`}</Label>
          <Text slot="description" className={row.description}>{t`In pixels, from ${min} to ${max}.`}</Text>
        </div>
        <Group className={style.stepper}>
          <Button slot="decrement" className={style.step}>
            <Icon name="minus" />
          </Button>
          <Input />
          <Button slot="increment" className={style.step}>
            <Icon name="plus" />
          </Button>
        </Group>
      </NumberField>
      <Switch
        label={t`For a screen reader`}
        description={t`Puts the terminal’s text where a screen reader finds it. Much output is slower then.`}
        isSelected={reader}
        onChange={setReader}
      />
      <Switch
        label={t`Ask before several lines are pasted`}
        description={t`A line break runs a command at once; so does one that came along unseen.`}
        isSelected={guard}
        onChange={setGuard}
      />
    </>
  )
}

export function RecordingSettings() {
  const t = useText()
  const isInClass = useMember() !== undefined
  const size = useSize()
  const [record, setRecord] = useSetting('record')
  const { value } = useQuery('recordings-size', (client) => client.recording.list())
  const bytes = value?.reduce((sum, recording) => sum + recording.bytes, 0) ?? 0
  return (
    <>
      <Switch
        label={t`Record terminals`}
        description={
          isInClass
            ? t`What terminals show is kept to be played again or exported, and your class gets it too. A terminal that is open already goes on as it began.`
            : t`What terminals show is kept on this machine only, to be played again or exported. A terminal that is open already goes on as it began.`
        }
        isSelected={record}
        onChange={setRecord}
      />
      <div className={row.row}>
        <div className={row.words}>
          <p>
            {value ? t`Recordings that are kept: ${value.length}, together ${size(bytes)}.` : t`Looking…`}
          </p>
          <p className={row.description}>
            {t`At most 100 recordings, 128 MB and 30 days; the oldest go first.`}
          </p>
        </div>
        <a href={hashOf({ view: 'recordings' })}>{t`See and remove recordings`}</a>
      </div>
    </>
  )
}
