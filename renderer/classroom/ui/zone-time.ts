import { useSpeech } from '../../language/language.ts'
import { useText } from '../../language/use-text.ts'
import { classTime } from '../../membership/class-time.ts'
import { useClass } from '../use-class.ts'

/** Writes times as the clocks show them where the class is, with the name of the zone where this machine's show another. */
export function useZoneTime(): (iso: string) => string {
  const t = useText()
  const { locale } = useSpeech()
  const { timeZone } = useClass().course
  return (iso) => {
    const { inClass, zone, own } = classTime(iso, timeZone, { locale, now: Date.now() })
    return own === null ? inClass : t`${inClass} (${zone})`
  }
}
