import { Seed } from '../../contract/index.ts'
import type { Digest } from './digest.ts'

/** Attempts of an exercise that a machine takes over: as many as it shows. */
const MOST_ATTEMPTS = 20
/** Seeds of an exercise with which something was achieved; nobody starts over as often. */
const MOST_SEEDS = 10
/** What a progress file can say. */
const LONGEST_WORK_S = 1e9

/** What somebody did in one exercise, as far as another machine of theirs is to know it. */
export interface KnownWork {
  /** That the newest lab was made from. */
  seed: string | null
  /** Seed → task → when it first passed. */
  achieved: Map<string, Map<string, string>>
  /** Task → the most that were shown. */
  hints: Map<string, number>
  /** Serials of the newest, the newest last. */
  attempts: number[]
  workedSeconds: number
  solutionSeenAt: string | null
}

export const noKnownWork = (): KnownWork => ({
  seed: null,
  achieved: new Map(),
  hints: new Map(),
  attempts: [],
  workedSeconds: 0,
  solutionSeenAt: null,
})

/** Puts a report into what is known; reports come in the order in which they were kept. `tasks`: those of the exercise. */
export function addWork(
  work: KnownWork,
  { serial, at, digest }: { serial: number; at: string; digest: Digest },
  tasks: ReadonlySet<string>,
): void {
  switch (digest.kind) {
    case 'lab':
      work.seed = digest.seed
      // The machine that told it has forgotten, too, what went before.
      if (digest.did === 'started-over') Object.assign(work, { achieved: new Map(), attempts: [] })
      return
    case 'verdict':
      return addPasses(work, at, digest, tasks)
    case 'attempt':
      work.attempts = [...work.attempts, serial].slice(-MOST_ATTEMPTS)
      return
    case 'hint':
      if (tasks.has(digest.task))
        work.hints.set(digest.task, Math.max(digest.shown, work.hints.get(digest.task) ?? 0))
      return
    case 'solution':
      if (work.solutionSeenAt === null || at < work.solutionSeenAt) work.solutionSeenAt = at
      return
    case 'worked':
      work.workedSeconds = Math.min(LONGEST_WORK_S, Math.max(work.workedSeconds, digest.seconds))
      return
    case 'recording':
    case 'other':
  }
}

function addPasses(
  { achieved }: KnownWork,
  at: string,
  { seed, tasks: told }: Extract<Digest, { kind: 'verdict' }>,
  tasks: ReadonlySet<string>,
): void {
  const passed = told.filter(({ id, status }) => status === 'pass' && tasks.has(id))
  if (passed.length === 0 || !Seed.safeParse(seed).success) return
  const first = achieved.get(seed) ?? new Map<string, string>()
  // The seeds that were used last stay.
  achieved.delete(seed)
  achieved.set(seed, first)
  for (const old of [...achieved.keys()].slice(0, -MOST_SEEDS)) achieved.delete(old)
  for (const { id } of passed) {
    const known = first.get(id)
    if (known === undefined || at < known) first.set(id, at)
  }
}
