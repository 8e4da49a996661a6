import type { AttemptReport, AttemptStep } from '../../contract/exercise.ts'
import { type Message, msg } from '../../contract/message.ts'
import { currentSpeech } from '../language/language.ts'
import { clock, clockTime } from './clock-time.ts'

/** An attempt as the view shows it; one that is under way or broke off has neither outcome nor end. */
export interface ShownAttempt {
  /** Names it: when it ended, else `now`. */
  id: string
  running: boolean
  steps: readonly AttemptStep[]
  outcome?: AttemptReport['outcome']
  summary?: Message
  endedAt?: string
}

interface UnderWay {
  running: boolean
  steps: readonly AttemptStep[]
  report?: AttemptReport
}

function fromReport({ at, steps, outcome, summary }: AttemptReport): ShownAttempt {
  return { id: at, running: false, steps, outcome, summary, endedAt: at }
}

/** All that can be shown, in the order they were made. */
export function shownAttempts(history: readonly AttemptReport[], current: UnderWay): ShownAttempt[] {
  const { report, running, steps } = current
  const known = history.some((past) => past.at === report?.at)
  const all = [...history, ...(report && !known ? [report] : [])].map(fromReport)
  return !report && (running || steps.length > 0) ? [...all, { id: 'now', running, steps }] : all
}

export interface Sides {
  before?: ShownAttempt
  after?: ShownAttempt
}

/** After is the latest, before the last that succeeded before it, else the first; a single one has no before. */
export function usualSides(attempts: readonly ShownAttempt[]): Sides {
  const after = attempts.at(-1)
  const earlier = attempts.slice(0, -1)
  return { after, before: earlier.findLast(({ outcome }) => outcome === 'succeeded') ?? earlier[0] }
}

/** The usual sides but for what was chosen; what is no longer there is not. */
export function chosenSides(
  attempts: readonly ShownAttempt[],
  chosen: { before?: string; after?: string },
): Sides {
  const usual = usualSides(attempts)
  const find = (id?: string) => attempts.find((attempt) => attempt.id === id)
  return { before: find(chosen.before) ?? usual.before, after: find(chosen.after) ?? usual.after }
}

const milliseconds = (from: string, to: string) => Date.parse(to) - Date.parse(from)

/** A span in words, as exact as it is of use: "0.4 s", "12 s", "2 min 5 s". */
export function spanText(span: number): Message | undefined {
  if (!Number.isFinite(span) || span < 0) return undefined
  if (span < 9_950) return msg`${(span / 1000).toFixed(1)} s`
  const seconds = Math.round(span / 1000)
  return seconds < 60 ? msg`${seconds} s` : msg`${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** From what the first step brought to the end; absent where that can't be told. */
export function durationText({ steps, endedAt }: ShownAttempt): Message | undefined {
  const [first] = steps
  const span = first && endedAt ? milliseconds(first.at, endedAt) : Number.NaN
  return span < 50 && span >= 0 ? msg`less than 0.1 s` : spanText(span)
}

/** When a step came back, counted from its attempt's first one. */
export function offsetText(step: AttemptStep, { steps }: ShownAttempt): Message | undefined {
  const [first] = steps
  const span = first && spanText(milliseconds(first.at, step.at))
  return span && msg`+${span}`
}

/** The clock's time, with the day where that is another one. */
export function momentText(iso: string, now = new Date(), { locale } = currentSpeech()): string {
  const then = new Date(iso)
  if (then.toDateString() === now.toDateString()) return clockTime(iso, locale)
  return then.toLocaleString(locale, { day: 'numeric', month: 'short', ...clock })
}
