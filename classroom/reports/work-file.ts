import { setImmediate } from 'node:timers/promises'
import { type AttemptReport, PROGRESS_FILE_VERSION, type ProgressFile } from '../../contract/index.ts'
import { bulkheadVersion } from '../../engine/version.ts'
import type { ClassDatabase } from '../store/database.ts'
import { inPages } from '../store/pages.ts'
import { readDigest } from './digest.ts'
import { type KnownWork, addWork, noKnownWork } from './known-work.ts'
import { readBody } from './read-report.ts'
import { freshDigest } from './rebuild.ts'
import type { Reporter } from './reports.ts'
import type { RoomExercise } from './room.ts'

/** Reports that are read at once; what happens meanwhile has its turn between. */
const PAGE = 200
/** In bytes: all attempts together. It travels as one message, of which apps take 4 MB. */
const ATTEMPT_BYTES = 1024 * 1024

export interface WorkFilesOptions {
  database: ClassDatabase
  exercises: readonly Pick<RoomExercise, 'id' | 'tasks'>[]
  now(): Date
}

/** Makes, out of what a person's other devices reported, what a new machine of theirs takes over. */
export function createWorkFiles({ database, exercises, now }: WorkFilesOptions) {
  const { db } = database
  const tasksOf = new Map(exercises.map(({ id, tasks }) => [id, new Set(tasks.map((task) => task.id))]))
  /** Device → what is being made for it: however often it asks, once at a time. */
  const being = new Map<string, Promise<ProgressFile>>()

  async function read({ person, device }: Reporter): Promise<Map<string, KnownWork>> {
    const known = new Map<string, KnownWork>()
    const pages = inPages(PAGE, (after, limit) =>
      db
        .selectFrom('reports')
        .select(['serial', 'exercise', 'at', 'digest'])
        .where('person', '=', person)
        // What this machine tells itself, a seed that it has just drawn among it, is no news to it.
        .where('device', '!=', device)
        .where('kind', 'not in', ['recording', 'other'])
        .where('serial', '>', after)
        .orderBy('serial')
        .limit(limit)
        .execute(),
    )
    for await (const rows of pages) {
      for (const { serial, exercise, at, digest: text } of rows) {
        const tasks = tasksOf.get(exercise)
        if (!tasks) continue
        const work = known.get(exercise) ?? noKnownWork()
        known.set(exercise, work)
        addWork(
          work,
          { serial, at, digest: readDigest(text) ?? (await freshDigest(database, serial)) },
          tasks,
        )
      }
    }
    return known
  }

  /** The newest that fit, the oldest first. */
  async function attemptsOf(known: Iterable<KnownWork>): Promise<ProgressFile['attempts']> {
    const serials = [...known].flatMap(({ attempts }) => attempts).toSorted((a, b) => b - a)
    const found: { seed: string; report: AttemptReport }[] = []
    let bytes = 0
    for (const serial of serials) {
      await setImmediate()
      const row = await db
        .selectFrom('reports')
        .select('body')
        .where('serial', '=', serial)
        .executeTakeFirst()
      bytes += Buffer.byteLength(row?.body ?? '')
      if (bytes > ATTEMPT_BYTES) break
      const report = row && readBody(row.body)?.report
      if (report?.kind === 'attempt') found.push({ seed: report.seed, report: report.report })
    }
    return found.toReversed()
  }

  async function make(of: Reporter): Promise<ProgressFile> {
    const known = await read(of)
    const all = [...known]
    return {
      format: 'bulkhead-progress',
      version: PROGRESS_FILE_VERSION,
      exportedAt: now().toISOString(),
      bulkhead: bulkheadVersion(),
      seeds: Object.fromEntries(
        all.flatMap(([exercise, { seed }]) => (seed === null ? [] : [[exercise, seed]])),
      ),
      achievements: all.flatMap(([exercise, { achieved }]) =>
        [...achieved].flatMap(([seed, tasks]) =>
          [...tasks].map(([task, at]) => ({ exercise, seed, task, at })),
        ),
      ),
      hints: all.flatMap(([exercise, { hints }]) =>
        [...hints].map(([task, shown]) => ({ exercise, task, shown })),
      ),
      attempts: await attemptsOf(known.values()),
      notes: [],
      effort: all
        .filter(([, { workedSeconds, solutionSeenAt }]) => workedSeconds > 0 || solutionSeenAt !== null)
        .map(([exercise, { workedSeconds, solutionSeenAt }]) => ({
          exercise,
          workedSeconds,
          solutionSeenAt,
        })),
    }
  }

  return (of: Reporter): Promise<ProgressFile> => {
    const made = being.get(of.device) ?? make(of).finally(() => being.delete(of.device))
    being.set(of.device, made)
    return made
  }
}
