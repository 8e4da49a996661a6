import { currentSpeech } from '../language/language.ts'

export const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const

/** An ISO 8601 time as the learner's clock shows it. */
export function clockTime(iso: string, locale = currentSpeech().locale): string {
  return new Date(iso).toLocaleTimeString(locale, clock)
}
