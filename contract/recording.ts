import { z } from 'zod'
import { ExerciseId, HostName } from './lab.ts'

/**
 * Names one recording, and its file: when it began (UTC), exercise, host and some random digits, so that a list needs
 * nothing but the folder. Nothing in it can lead out of that folder.
 */
export const RecordingId = z
  .string()
  .regex(
    /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])[0-5]\d[0-5]\dZ_[a-z][a-z0-9-]{1,40}_[a-z][a-z0-9-]{1,30}_[0-9a-f]{8}$/,
  )
export type RecordingId = z.infer<typeof RecordingId>

/** What a terminal showed, kept as an asciicast v2 file. */
export const RecordingInfo = z.object({
  id: RecordingId,
  exercise: ExerciseId,
  host: HostName,
  /** What its tab was called. */
  title: z.string(),
  startedAt: z.iso.datetime(),
  /** Until the last thing that was shown, in seconds. */
  seconds: z.number(),
  bytes: z.number().int(),
  /** Its terminal is open and still recorded. */
  isRunning: z.boolean(),
  /** It reached the largest size, and what came later is not in it. */
  isFull: z.boolean(),
})
export type RecordingInfo = z.infer<typeof RecordingInfo>

/** A piece of a recording's file: whole lines. */
export const RecordingPiece = z.object({
  text: z.string(),
  /** Where the next piece begins, in bytes; `null` after the last. */
  next: z.number().int().nullable(),
})
export type RecordingPiece = z.infer<typeof RecordingPiece>
