import type { AttemptReport, ExerciseInfo } from '../../contract/exercise.ts'
import type { ExerciseProgress } from '../../contract/rpc.ts'
import { type Message, msg } from '../../contract/message.ts'
import { fillParams } from '../../contract/params.ts'
import type { Params } from '../../contract/lab.ts'
import type { Say } from '../language/use-text.ts'
import { outcomes } from './attempt-looks.ts'
import { type TaskView, tally } from './task-view.ts'

export interface SummaryOf {
  info: ExerciseInfo
  tasks: readonly TaskView[]
  progress?: ExerciseProgress
  workedSeconds?: number
  /** When the solution was first looked at. */
  solutionSeenAt?: string | null
  params: Params
}

/** How long somebody was at it, as exact as it is of interest. */
export function workedText(seconds: number): Message {
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return msg`${minutes} min`
  return msg`${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** What was achieved, as Markdown to keep or to hand in, in the reader's language. */
export function summaryText(of: SummaryOf, t: Say, locale: string, now = new Date()): string {
  const { info, tasks, progress, workedSeconds, solutionSeenAt, params } = of
  const moment = (iso: string) => new Date(iso).toLocaleString(locale)
  const filled = (text: Message) => fillParams(t(text), params)
  const { done, tasks: total, points, maxPoints } = tally(tasks)
  const hints = Object.values(progress?.hintsShown ?? {}).reduce((sum, shown) => sum + shown, 0)
  const attempts = progress?.attempts ?? []
  const attempt = (name: Message, report: AttemptReport) =>
    `- ${t`${name}: ${outcomes[report.outcome].text}, ${moment(report.at)}`}`
  const first = attempts.find(({ outcome }) => outcome === 'succeeded')
  const last = attempts.at(-1)
  return [
    `# ${t(info.title)}`,
    '',
    t`Bulkhead, ${now.toLocaleDateString(locale)}`,
    '',
    t`${done} of ${total} tasks done, ${points} of ${maxPoints} points.`,
    '',
    ...tasks.map(({ info: task, state, achieved }) => {
      const when = achieved ? ` (${moment(achieved)})` : ''
      return `- [${state === 'done' ? 'x' : ' '}] ${filled(task.title)}${when}`
    }),
    '',
    ...(first ? [attempt(msg`Attack before`, first)] : []),
    ...(last && last !== first ? [attempt(msg`Attack after`, last)] : []),
    ...(workedSeconds === undefined ? [] : [`- ${t`Time: ${workedText(workedSeconds)}`}`]),
    `- ${t`Hints taken: ${hints}`}`,
    ...(solutionSeenAt ? [`- ${t`Solution seen: ${moment(solutionSeenAt)}`}`] : []),
    '',
  ].join('\n')
}
