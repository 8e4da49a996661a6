import { useSpeech } from '../language/language.ts'

/** Moments and days as people write them. */
export function useTime() {
  const { locale } = useSpeech()
  return {
    moment: (iso: string) =>
      new Date(iso).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
    /** Of a day without a time, as 2026-12-31. */
    day: (iso: string) =>
      new Date(`${iso}T00:00:00Z`).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
  }
}
