import { randomBytes, randomUUID } from 'node:crypto'
import { AttemptReport, type ExerciseVerdict } from '../../contract/index.ts'
import { requestDone } from './membership.ts'
import type { Store } from './store.ts'

/** Newest attempts that are answered. */
const ATTEMPTS_SHOWN = 20

/** What one learner has achieved, seen and tried. */
export function learningStore({ db, atomically }: Store) {
  async function setting(key: string, draw: () => string): Promise<string> {
    // Of two processes that draw at once, one is kept and both answer it.
    await db
      .insertInto('settings')
      .values({ key, value: draw() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return (await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirstOrThrow())
      .value
  }

  const settingSeed = (exercise: string, seed: string) =>
    db
      .insertInto('settings')
      .values({ key: `seed:${exercise}`, value: seed })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: seed }))

  async function achieved(exercise: string, seed: string): Promise<Record<string, string>> {
    const rows = await db
      .selectFrom('achievements')
      .select(['task', 'at'])
      .where('exercise', '=', exercise)
      .where('seed', '=', seed)
      .execute()
    return Object.fromEntries(rows.map(({ task, at }) => [task, at]))
  }

  return {
    achieved,

    learnerId: () => setting('learner', randomUUID),

    /** The seed that this learner's lab of an exercise is made from; drawn when first asked for. */
    seedOf: (exercise: string) => setting(`seed:${exercise}`, drawSeed),

    async setSeed(exercise: string, seed: string): Promise<void> {
      await settingSeed(exercise, seed).execute()
    },

    /** A new seed, and nothing achieved with it; `request` is what staff asked for, and is done with this. */
    async startOver(exercise: string, seed: string, request?: string): Promise<void> {
      atomically(({ run }) => {
        run(db.deleteFrom('achievements').where('exercise', '=', exercise))
        run(db.deleteFrom('attempts').where('exercise', '=', exercise))
        run(settingSeed(exercise, seed))
        if (request !== undefined) run(requestDone(db, request))
      })
    },

    /** Keeps a verdict and what was achieved with it; answers everything achieved so far, first times first. */
    async recordVerdict(session: string, verdict: ExerciseVerdict): Promise<Record<string, string>> {
      const { at, mode, score, exercise, seed } = verdict
      const passed = verdict.tasks.filter((task) => task.status === 'pass')
      atomically(({ run, report }) => {
        run(db.insertInto('verdicts').values({ session, at, mode, score, json: JSON.stringify(verdict) }))
        for (const task of passed) {
          const achievement = db.insertInto('achievements').values({ exercise, seed, task: task.id, at })
          run(achievement.onConflict((conflict) => conflict.doNothing()))
        }
        report({ kind: 'verdict', session, verdict })
      })
      return achieved(exercise, seed)
    },

    /** Task → how many of its hints were shown. */
    async hintsShown(exercise: string): Promise<Record<string, number>> {
      const rows = await db
        .selectFrom('hints')
        .select(['task', 'shown'])
        .where('exercise', '=', exercise)
        .execute()
      return Object.fromEntries(rows.map(({ task, shown }) => [task, shown]))
    },

    /** One hint more of a task that has `total`; answers how many are shown now. */
    async showHint(exercise: string, task: string, total: number): Promise<number> {
      const show = db
        .insertInto('hints')
        .values({ exercise, task, shown: Math.min(1, total) })
        .onConflict((conflict) =>
          conflict
            .columns(['exercise', 'task'])
            .doUpdateSet((eb) => ({ shown: eb.fn('min', [eb('hints.shown', '+', 1), eb.val(total)]) })),
        )
        .returning('shown')
      return atomically(({ first, report }) => {
        const shown = first(show)?.shown ?? 0
        report({ kind: 'hint', exercise, task, shown })
        return shown
      })
    },

    async addAttempt(exercise: string, seed: string, report: AttemptReport): Promise<void> {
      const { at, outcome } = report
      atomically((transaction) => {
        const row = { exercise, seed, at, outcome, json: JSON.stringify(report) }
        transaction.run(db.insertInto('attempts').values(row))
        transaction.report({ kind: 'attempt', seed, report })
      })
    },

    /** The newest last. */
    async attempts(exercise: string, seed: string): Promise<AttemptReport[]> {
      const rows = await db
        .selectFrom('attempts')
        .select('json')
        .where('exercise', '=', exercise)
        .where('seed', '=', seed)
        .orderBy('id', 'desc')
        .limit(ATTEMPTS_SHOWN)
        .execute()
      return rows.map(({ json }) => AttemptReport.parse(JSON.parse(json))).toReversed()
    },
  }
}

/** Short enough to be read aloud, long enough that neighbours differ. */
export function drawSeed(): string {
  return randomBytes(4).toString('hex')
}
