import { z } from 'zod'
import { AttemptReport } from './exercise.ts'
import { ExerciseId, Seed } from './lab.ts'
import { Note } from './notes.ts'

/** What the data folder holds, each kind with its size. */
export const DataKind = z.enum(['progress', 'kept-aside', 'recordings', 'engine', 'logs', 'cache', 'other'])
export type DataKind = z.infer<typeof DataKind>

/** Where this person's things are kept, and which Bulkhead this is. */
export const DataAbout = z.object({
  folder: z.string(),
  /** It was named by BULKHEAD_HOME. */
  isChosen: z.boolean(),
  parts: z.array(z.object({ kind: DataKind, bytes: z.number() })),
  /** Whether this machine's desktop can show it. */
  canOpen: z.boolean(),
  version: z.string(),
})
export type DataAbout = z.infer<typeof DataAbout>

/** The newest version of a progress file that is understood. */
export const PROGRESS_FILE_VERSION = 1
/** In characters; far more than a learner fills in years. */
export const LARGEST_PROGRESS_FILE = 8_000_000
/** In characters: how much of it travels at once. */
export const PROGRESS_PIECE = 40_000

const MOST = 100_000
const At = z.iso.datetime()
const Task = z.string().min(1).max(80)

/** What a learner has achieved, as a file that another Bulkhead takes in. */
export const ProgressFile = z.strictObject({
  format: z.literal('bulkhead-progress'),
  version: z.literal(PROGRESS_FILE_VERSION),
  exportedAt: At,
  /** The Bulkhead that wrote it. */
  bulkhead: z.string().max(40),
  /** Which seed each exercise's lab is made from. */
  seeds: z.record(ExerciseId, Seed),
  achievements: z.array(z.strictObject({ exercise: ExerciseId, seed: Seed, task: Task, at: At })).max(MOST),
  hints: z
    .array(z.strictObject({ exercise: ExerciseId, task: Task, shown: z.int().min(0).max(100) }))
    .max(MOST),
  attempts: z.array(z.strictObject({ seed: Seed, report: AttemptReport })).max(MOST),
  notes: z.array(Note).max(MOST),
  /** How long each exercise was worked on, and when its solution was looked at. */
  effort: z
    .array(
      z.strictObject({
        exercise: ExerciseId,
        workedSeconds: z.int().min(0).max(1e9),
        solutionSeenAt: At.nullable(),
      }),
    )
    .max(MOST),
})
export type ProgressFile = z.infer<typeof ProgressFile>

/** What was taken in of a progress file: how many were new, and how many there were. */
export const ImportReport = z.object({
  achievements: z.object({ added: z.int(), total: z.int() }),
  hints: z.object({ added: z.int(), total: z.int() }),
  attempts: z.object({ added: z.int(), total: z.int() }),
  notes: z.object({ added: z.int(), total: z.int() }),
})
export type ImportReport = z.infer<typeof ImportReport>
