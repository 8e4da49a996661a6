import { useText } from '../language/use-text.ts'
import { useMembership } from '../membership/membership.ts'
import { goTo } from '../navigation/route.ts'
import { Button } from '../ui/Button.tsx'
import row from '../ui/SettingRow.module.css'

/** Where one joins a class, or looks at the one that one is in. */
export function ClassSettings() {
  const t = useText()
  const membership = useMembership()
  const go = () => goTo({ view: 'class' })
  return (
    <div className={row.row}>
      <div className={row.words}>
        <p className={row.label}>
          {membership?.kind === 'member' || membership?.kind === 'waiting'
            ? membership.className
            : t`You are in no class`}
        </p>
        <p className={row.description}>
          {membership?.kind === 'member'
            ? t`You are ${membership.name} here. See what is reported, what is set, and how to leave.`
            : membership?.kind === 'waiting'
              ? t`Somebody has to agree that you go on from here.`
              : t`Join one with a link from your instructor, or start one.`}
        </p>
      </div>
      {membership?.kind === 'member' || membership?.kind === 'waiting' ? (
        <Button onPress={go}>{t`Open the class`}</Button>
      ) : (
        <Button onPress={go}>{t`Join a class`}</Button>
      )}
    </div>
  )
}
