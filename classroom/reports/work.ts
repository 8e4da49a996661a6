import type { AttemptReport, Status } from '../../contract/index.ts'
import type { Failing } from '../../contract/class/index.ts'
import type { Digest } from './digest.ts'

/** What one learner has done in one exercise, as their reports tell it. */
export interface Work {
  isOpen: boolean
  session: string | null
  tasks: Map<string, TaskState>
  failing: Failing[]
  lastReportAt: string | null
  attempts: { count: number; last: AttemptReport['outcome'] | null }
  /** Task → how many are shown. */
  hints: Map<string, number>
  solutionSeen: boolean
  workedSeconds: number
}

export interface TaskState {
  status: Status
  achievedAt: string | null
  /** The report of that time. */
  by: string | null
}

/** A report that was kept, as far as the room goes. */
export interface KeptReport {
  id: string
  at: string
  digest: Digest
}

export const noWork = (): Work => ({
  isOpen: false,
  session: null,
  tasks: new Map(),
  failing: [],
  lastReportAt: null,
  attempts: { count: 0, last: null },
  hints: new Map(),
  solutionSeen: false,
  workedSeconds: 0,
})

/** Puts a report into what is known; reports come in the order in which they were kept. `tasks`: those of the exercise. */
export function addReport(work: Work, { id, at, digest }: KeptReport, tasks: ReadonlySet<string>): void {
  work.lastReportAt = at
  switch (digest.kind) {
    case 'lab':
      return addLab(work, digest)
    case 'verdict':
      return addVerdict(work, { id, at, digest }, tasks)
    case 'attempt':
      work.attempts = { count: work.attempts.count + 1, last: digest.outcome }
      return
    case 'hint':
      if (tasks.has(digest.task)) work.hints.set(digest.task, digest.shown)
      return
    case 'solution':
      work.solutionSeen = true
      return
    case 'worked':
      work.workedSeconds = Math.max(work.workedSeconds, digest.seconds)
      return
    case 'recording':
    case 'other':
  }
}

function addLab(work: Work, { did, session }: Extract<Digest, { kind: 'lab' }>): void {
  work.failing = []
  work.session = session
  work.isOpen = did !== 'closed'
  // Fresh hosts: nothing holds there yet, and nothing was found yet. What was achieved stays in the books.
  if (work.isOpen)
    for (const [id, task] of work.tasks)
      if (task.achievedAt === null) work.tasks.delete(id)
      else task.status = 'fail'
}

interface KeptVerdict extends KeptReport {
  digest: Extract<Digest, { kind: 'verdict' }>
}

function addVerdict(work: Work, { id, at, digest }: KeptVerdict, tasks: ReadonlySet<string>): void {
  // The lab was open before its learner joined the class; one that was closed stays so.
  if (digest.session !== work.session)
    Object.assign(work, { isOpen: true, session: digest.session, failing: [] })
  let isAhead = false
  for (const { id: task, status } of digest.tasks) {
    if (!tasks.has(task)) continue
    const { achievedAt = null, by = null } = work.tasks.get(task) ?? {}
    isAhead ||= status === 'pass' && achievedAt === null
    // Two machines of one learner may report in turns: the earliest counts, as it does for grades.
    const isFirst = status === 'pass' && (achievedAt === null || at < achievedAt)
    work.tasks.set(task, { status, ...(isFirst ? { achievedAt: at, by: id } : { achievedAt, by }) })
  }
  const since = new Map(isAhead ? [] : work.failing.map((one) => [`${one.task} ${one.check}`, one.since]))
  work.failing = work.isOpen
    ? digest.failing
        .filter(({ task }) => tasks.has(task))
        .map((one) => ({ ...one, since: since.get(`${one.task} ${one.check}`) ?? at }))
    : []
}
