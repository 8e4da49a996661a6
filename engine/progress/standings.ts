import { ExerciseVerdict } from '../../contract/index.ts'
import type { Store } from './store.ts'

/** What is remembered of one exercise. */
export interface StoredStanding {
  /** That its lab is made from; drawn when it was first opened. */
  seed?: string
  achieved: { seed: string; task: string }[]
  /** Tasks that the newest verdict couldn't judge on this machine. */
  unsupported: string[]
  /** ISO 8601. */
  lastWorkedAt?: string
}

const SEED = 'seed:'

/** How far a learner is, for all exercises with a few queries. */
export function standingsStore({ db }: Pick<Store, 'db'>) {
  return {
    async standings(): Promise<Map<string, StoredStanding>> {
      const [seeds, achieved, worked, verdicts] = await Promise.all([
        db.selectFrom('settings').selectAll().where('key', 'like', `${SEED}%`).execute(),
        db.selectFrom('achievements').select(['exercise', 'seed', 'task', 'at']).orderBy('at').execute(),
        db
          .selectFrom('sessions')
          .select(({ fn }) => ['exercise', fn.max('opened_at').as('at')])
          .groupBy('exercise')
          .unionAll(
            db
              .selectFrom('attempts')
              .select(({ fn }) => ['exercise', fn.max('at').as('at')])
              .groupBy('exercise'),
          )
          .execute(),
        // Beside max(), SQLite answers the other columns of the same row: the newest verdict.
        db
          .selectFrom('verdicts')
          .innerJoin('sessions', 'sessions.id', 'verdicts.session')
          .select(({ fn }) => ['sessions.exercise', 'verdicts.json', fn.max('verdicts.id').as('id')])
          .groupBy('sessions.exercise')
          .execute(),
      ])
      const known = new Map<string, StoredStanding>()
      const of = (exercise: string): StoredStanding => {
        const standing = known.get(exercise) ?? { achieved: [], unsupported: [] }
        known.set(exercise, standing)
        return standing
      }
      for (const { key, value } of seeds) of(key.slice(SEED.length)).seed = value
      for (const { exercise, seed, task } of achieved) of(exercise).achieved.push({ seed, task })
      for (const { exercise, json } of verdicts) {
        // One of an older Bulkhead may look different; it says nothing then.
        const { data } = ExerciseVerdict.safeParse(JSON.parse(json))
        const unable = data?.tasks.filter(({ status }) => status === 'unsupported') ?? []
        of(exercise).unsupported = unable.map(({ id }) => id)
      }
      for (const { exercise, at } of [...worked, ...achieved]) {
        const standing = of(exercise)
        if (at > (standing.lastWorkedAt ?? '')) standing.lastWorkedAt = at
      }
      return known
    },
  }
}
