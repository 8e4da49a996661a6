import { type Message, msg, verbatim } from '../../contract/index.ts'
import type { Ulimit } from '../../readings/process-limits.ts'

/** Figures as the kernel prints them, also `unlimited`. */
export function inWords(limit: Ulimit | null): Message {
  if (limit === null) return msg`unknown`
  const { soft, hard } = limit
  return verbatim(soft === hard ? soft : `${soft}:${hard}`)
}
