import { useSpeech } from '../../language/language.ts'
import { useClass } from '../use-class.ts'

/** Writes times as the clocks show them where the class is, with the name of the zone where it is not this machine's. */
export function useZoneTime(): (iso: string) => string {
  const { locale } = useSpeech()
  const { timeZone } = useClass().course
  const isHere = timeZone === Intl.DateTimeFormat().resolvedOptions().timeZone
  return (iso) =>
    new Date(iso).toLocaleString(locale, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      ...(isHere ? {} : { timeZoneName: 'short' }),
    })
}
