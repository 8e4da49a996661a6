import { z } from 'zod'
import { AttemptReport } from '../exercise.ts'
import { ExerciseId, LabSession, Seed } from '../lab.ts'
import { RecordingId } from '../recording.ts'
import { ExerciseVerdict } from '../verdict.ts'

/** In bytes of UTF-8: the longest report. Evidence is shortened long before; pieces of recordings are made to fit. */
export const LONGEST_REPORT = 192 * 1024
/** Reports that are sent together, and the bytes that they may have together. */
export const REPORTS_AT_ONCE = { count: 50, bytes: 200 * 1024 } as const

const said = {
  /** Drawn where it is made; the same report sent twice has the same. */
  id: z.uuid(),
  /** Counts the reports of one device from 1, without gaps. */
  seq: z.int().positive(),
  /** SHA-256, in hex, of the body before it; empty for the first. Whoever has them all sees what was left out. */
  previous: z.string().regex(/^([0-9a-f]{64})?$/),
  /** By the clock of the device. */
  at: z.iso.datetime(),
}

/** Something that happened to a learner's work, as the machine where it happened tells it. */
export const Report = z.discriminatedUnion('kind', [
  /** Its parameters come with it: they are what same-answer alarms go by. */
  z.object({
    ...said,
    kind: z.literal('lab'),
    did: z.enum(['opened', 'reset', 'started-over', 'closed']),
    session: LabSession.pick({ id: true, exercise: true, seed: true, params: true }),
  }),
  z.object({ ...said, kind: z.literal('verdict'), session: z.string().max(80), verdict: ExerciseVerdict }),
  z.object({ ...said, kind: z.literal('attempt'), seed: Seed, report: AttemptReport }),
  z.object({
    ...said,
    kind: z.literal('hint'),
    exercise: ExerciseId,
    task: z.string().max(80),
    /** How many are shown now. */
    shown: z.int().min(0).max(100),
  }),
  z.object({ ...said, kind: z.literal('solution'), exercise: ExerciseId }),
  /** Seconds at it so far, all in all. */
  z.object({ ...said, kind: z.literal('worked'), exercise: ExerciseId, seconds: z.int().nonnegative() }),
  /** A piece of a terminal's recording: whole lines of its asciicast file, from this byte on. */
  z.object({
    ...said,
    kind: z.literal('recording'),
    recording: RecordingId,
    title: z.string().max(200),
    from: z.int().nonnegative(),
    text: z.string().max(64 * 1024),
  }),
])
export type Report = z.infer<typeof Report>

/**
 * A report as it travels, is kept and is verified: the text of its JSON, byte for byte as it was signed, and the
 * device's Ed25519 signature of these bytes in base64.
 */
export const SignedReport = z.object({
  body: z.string().min(2).max(LONGEST_REPORT),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
})
export type SignedReport = z.infer<typeof SignedReport>

/** Ed25519 public key: SPKI in DER, base64. */
export const DeviceKey = z.string().regex(/^[A-Za-z0-9+/]{59}=$/)
