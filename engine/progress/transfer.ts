import {
  AttemptReport,
  type ImportReport,
  PROGRESS_FILE_VERSION,
  type ProgressFile,
} from '../../contract/index.ts'
import type { Compilable } from 'kysely'
import { mergeNotes } from './merge-notes.ts'
import type { ProgressTables } from './schema.ts'
import type { Store } from './store.ts'

const SEED = 'seed:'
type Attempt = ProgressTables['attempts']

/** What a learner has achieved, out of one Bulkhead and into another. */
export function transferStore({ db, atomically }: Store) {
  async function seeds(): Promise<Record<string, string>> {
    const rows = await db.selectFrom('settings').selectAll().where('key', 'like', `${SEED}%`).execute()
    return Object.fromEntries(rows.map(({ key, value }) => [key.slice(SEED.length), value]))
  }

  async function read() {
    const [achievements, hints, attempts, notes, effort] = await Promise.all([
      db.selectFrom('achievements').selectAll().orderBy('at').execute(),
      db.selectFrom('hints').selectAll().execute(),
      db.selectFrom('attempts').select(['exercise', 'seed', 'at', 'outcome', 'json']).orderBy('id').execute(),
      db.selectFrom('notes').selectAll().execute(),
      db.selectFrom('effort').selectAll().execute(),
    ])
    return {
      seeds: await seeds(),
      achievements,
      hints,
      attempts,
      notes: notes.map(({ place: at, saved_at: savedAt, ...note }) => ({ ...note, at, savedAt })),
      effort: effort.map(({ exercise, worked_seconds: workedSeconds, solution_seen_at: solutionSeenAt }) => ({
        exercise,
        workedSeconds,
        solutionSeenAt,
      })),
    }
  }

  return {
    async exportProgress(bulkhead: string): Promise<ProgressFile> {
      const { attempts, seeds: drawn, ...rest } = await read()
      const worked = new Set(
        [...rest.achievements, ...rest.hints, ...attempts].map(({ exercise }) => exercise),
      )
      return {
        format: 'bulkhead-progress',
        version: PROGRESS_FILE_VERSION,
        exportedAt: new Date().toISOString(),
        bulkhead,
        // A seed is drawn before anything is done with it.
        seeds: Object.fromEntries(Object.entries(drawn).filter(([exercise]) => worked.has(exercise))),
        ...rest,
        attempts: attempts.flatMap(({ seed, json }) => {
          // One of an older Bulkhead may look different; it can't be shown anywhere.
          const { data } = AttemptReport.safeParse(JSON.parse(json))
          return data ? [{ seed, report: data }] : []
        }),
      }
    },

    /**
     * Adds what a file has and this home has not, in one transaction. Nothing is lost: of two times the earlier one
     * stays, of two counts of hints the larger one. What counted there counts here, whatever seed this home's lab is
     * made from; an exercise that nothing was done with here takes over the file's seed.
     */
    async importProgress(file: ProgressFile): Promise<ImportReport> {
      const before = await read()
      const open = await db.selectFrom('sessions').select('exercise').where('closed_at', 'is', null).execute()
      const used = new Set(
        [...before.achievements, ...before.attempts, ...open].map(({ exercise }) => exercise),
      )
      const seedHere = (exercise: string, seed: string): string => {
        if (seed !== file.seeds[exercise] || !used.has(exercise)) return seed
        return before.seeds[exercise] ?? seed
      }
      const adopted = Object.entries(file.seeds).filter(
        ([exercise]) => !used.has(exercise) || before.seeds[exercise] === undefined,
      )
      const achievements = file.achievements.map((one) => ({
        ...one,
        seed: seedHere(one.exercise, one.seed),
      }))
      const attempts = file.attempts.map(({ seed, report }) => ({
        exercise: report.exercise,
        seed: seedHere(report.exercise, seed),
        at: report.at,
        outcome: report.outcome,
        json: JSON.stringify(report),
      }))
      const known = {
        achievements: new Map(
          before.achievements.map((one) => [keyOf(one.exercise, one.seed, one.task), one.at]),
        ),
        hints: new Map(before.hints.map((one) => [keyOf(one.exercise, one.task), one.shown])),
        attempts: new Set(before.attempts.map(attemptKey)),
      }
      const newAttempts = distinct(attempts, attemptKey).filter((one) => !known.attempts.has(attemptKey(one)))
      const newNotes = mergeNotes(before.notes, file.notes)
      const statements: Compilable[] = [
        ...adopted.map(([exercise, seed]) =>
          db
            .insertInto('settings')
            .values({ key: SEED + exercise, value: seed })
            .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: seed })),
        ),
        ...achievements.map((one) =>
          db
            .insertInto('achievements')
            .values(one)
            .onConflict((conflict) =>
              conflict
                .columns(['exercise', 'seed', 'task'])
                .doUpdateSet((eb) => ({ at: eb.fn('min', [eb.ref('achievements.at'), eb.val(one.at)]) })),
            ),
        ),
        ...file.hints.map((one) =>
          db
            .insertInto('hints')
            .values(one)
            .onConflict((conflict) =>
              conflict
                .columns(['exercise', 'task'])
                .doUpdateSet((eb) => ({ shown: eb.fn('max', [eb.ref('hints.shown'), eb.val(one.shown)]) })),
            ),
        ),
        ...newAttempts.map((one) => db.insertInto('attempts').values(one)),
        ...newNotes.map(({ at: place, savedAt: saved_at, ...note }) =>
          db
            .insertInto('notes')
            .values({ ...note, place, saved_at })
            .onConflict((conflict) =>
              conflict.columns(['lesson', 'place']).doUpdateSet({ text: note.text, saved_at }),
            ),
        ),
        ...file.effort.map(({ exercise, workedSeconds: worked_seconds, solutionSeenAt: solution_seen_at }) =>
          db
            .insertInto('effort')
            .values({ exercise, worked_seconds, solution_seen_at })
            .onConflict((conflict) =>
              conflict.column('exercise').doUpdateSet((eb) => ({
                worked_seconds: eb.fn('max', [eb.ref('effort.worked_seconds'), eb.val(worked_seconds)]),
                // Of nothing and a time, the least is nothing.
                solution_seen_at: eb.fn.coalesce(
                  eb.fn<string | null>('min', [eb.ref('effort.solution_seen_at'), eb.val(solution_seen_at)]),
                  'effort.solution_seen_at',
                  eb.val(solution_seen_at),
                ),
              })),
            ),
        ),
      ]
      atomically(({ run }) => statements.forEach(run))

      const isNew = (one: { exercise: string; seed: string; task: string }) =>
        !known.achievements.has(keyOf(one.exercise, one.seed, one.task))
      const distinctly = distinct(achievements, (one) => keyOf(one.exercise, one.seed, one.task))
      return {
        achievements: { added: distinctly.filter(isNew).length, total: distinctly.length },
        hints: {
          added: file.hints.filter((one) => one.shown > (known.hints.get(keyOf(one.exercise, one.task)) ?? 0))
            .length,
          total: file.hints.length,
        },
        attempts: { added: newAttempts.length, total: file.attempts.length },
        notes: { added: newNotes.length, total: file.notes.length },
      }
    },
  }
}

/** Not by its text: that of one that went through a class may be shortened. */
const attemptKey = ({ exercise, seed, at, outcome }: Omit<Attempt, 'id' | 'json'>) =>
  keyOf(exercise, seed, at, outcome)

const keyOf = (...parts: string[]): string => JSON.stringify(parts)

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()]
}
