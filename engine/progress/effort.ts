import { sql } from 'kysely'
import type { Store } from './store.ts'

/** How much somebody has put into an exercise. */
export interface Effort {
  workedSeconds: number
  solutionSeenAt: string | null
}

export function effortStore({ db, atomically }: Store) {
  return {
    async effort(exercise: string): Promise<Effort> {
      const row = await db
        .selectFrom('effort')
        .selectAll()
        .where('exercise', '=', exercise)
        .executeTakeFirst()
      return { workedSeconds: row?.worked_seconds ?? 0, solutionSeenAt: row?.solution_seen_at ?? null }
    },

    async addWorked(exercise: string, seconds: number): Promise<void> {
      const add = db
        .insertInto('effort')
        .values({ exercise, worked_seconds: seconds })
        .onConflict((conflict) =>
          conflict
            .column('exercise')
            .doUpdateSet((eb) => ({ worked_seconds: eb('effort.worked_seconds', '+', seconds) })),
        )
        .returning('worked_seconds')
      atomically(({ first, report }) => {
        report({ kind: 'worked', exercise, seconds: first(add)?.worked_seconds ?? seconds })
      })
    },

    /** The first time counts. */
    async noteSolutionSeen(exercise: string): Promise<void> {
      const at = new Date().toISOString()
      const seen = db
        .insertInto('effort')
        .values({ exercise, solution_seen_at: at })
        .onConflict((conflict) =>
          conflict
            .column('exercise')
            .doUpdateSet({ solution_seen_at: at })
            .where('effort.solution_seen_at', 'is', null),
        )
      atomically(({ run, report }) => {
        if (run(seen) > 0) report({ kind: 'solution', exercise })
      })
    },

    /** Full checks that found something not done, and attacks that got in. */
    async tries(exercise: string, seed: string): Promise<{ failedChecks: number; attacks: number }> {
      const count = sql<number>`count(*)`.as('count')
      const [checks, attacks] = await Promise.all([
        db
          .selectFrom('verdicts')
          .innerJoin('sessions', 'sessions.id', 'verdicts.session')
          .select(count)
          .where('sessions.exercise', '=', exercise)
          .where('sessions.seed', '=', seed)
          .where('mode', '=', 'check')
          .where(sql<boolean>`verdicts.score < json_extract(verdicts.json, '$.maxScore')`)
          .executeTakeFirstOrThrow(),
        db
          .selectFrom('attempts')
          .select(count)
          .where('exercise', '=', exercise)
          .where('seed', '=', seed)
          .where('outcome', '=', 'succeeded')
          .executeTakeFirstOrThrow(),
      ])
      return { failedChecks: checks.count, attacks: attacks.count }
    },
  }
}
