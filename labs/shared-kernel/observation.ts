import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'
import type { Running } from '../shared/running.ts'
import type { PageSeen } from '../shared/served.ts'

export const answerNames = ['seal', 'refused'] as const
export type AnswerName = (typeof answerNames)[number]

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  page: PageSeen
  running: Running[]
  /** What a container of our own was refused; `null` where none could be asked, or nobody answered yet. */
  refused: string[] | null
  /** Only after a restart of our own. */
  restart?: Restart
}
