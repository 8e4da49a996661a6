import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'
import { Report, type SignedReport } from '../../contract/class/index.ts'
import { ExerciseId } from '../../contract/index.ts'
import { partsOf } from '../../engine/recordings/recordings.ts'
import type { ClassTables } from '../store/schema.ts'
import { type Digest, digestOf } from './digest.ts'

/** A report that is to be kept, as a row but for its number and its digest, which is written when it is kept. */
export type TakenReport = Omit<ClassTables['reports'], 'serial' | 'digest'> & { digest: Digest }

/** What every report has, also one of a kind that only a newer Bulkhead knows. */
const Envelope = z.object({
  id: z.uuid(),
  seq: z
    .int()
    .positive()
    .max(2 ** 31 - 1),
  at: z.iso.datetime(),
})

const LONGEST_SUBJECT = 200

/** No class is older. Whatever a device's clock says, times stay such that four digits write the year. */
const EARLIEST = Date.UTC(2000)

/** When something was by the clock of the class; `ahead`: how far that is before the device's, in milliseconds. */
export function setRight(at: string, ahead: number, received: Date): string {
  const time = Math.min(Date.parse(at) + ahead, received.getTime())
  return new Date(Math.max(EARLIEST, time)).toISOString()
}

/** Ed25519, of SPKI in DER as base64. Throws for anything else. */
export function deviceKey(base64: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('a device’s key is not of Ed25519')
  return key
}

export const isSignedWith = (key: KeyObject, { body, signature }: SignedReport): boolean =>
  verify(null, Buffer.from(body), key, Buffer.from(signature, 'base64'))

/** What a report's text says; `undefined` where it can't be kept, because nobody could tell it from another. */
export function readBody(body: string): { id: string; seq: number; at: string; report?: Report } | undefined {
  try {
    const json: unknown = JSON.parse(body)
    const { id, seq, at } = Envelope.parse(json)
    const report = Report.safeParse(json).data
    return { id, seq, at, ...(report && ExerciseId.safeParse(exerciseOf(report)).success ? { report } : {}) }
  } catch {
    return undefined
  }
}

/** What is looked for by columns. What this version doesn't know is kept as it is: it may count for a newer one. */
export function factsOf(report: Report | undefined) {
  if (report === undefined)
    return { kind: 'other', exercise: '', subject: '', digest: { kind: 'other' } } as const
  return {
    kind: report.kind,
    exercise: exerciseOf(report),
    // PostgreSQL keeps no text with a NUL, and finds none that is long: an id of our own is far shorter.
    subject: subjectOf(report).replaceAll('\0', '').slice(0, LONGEST_SUBJECT),
    digest: digestOf(report),
  }
}

function exerciseOf(report: Report): string {
  switch (report.kind) {
    case 'lab':
      return report.session.exercise
    case 'verdict':
      return report.verdict.exercise
    case 'attempt':
      return report.report.exercise
    case 'recording':
      return partsOf(report.recording).exercise
    default:
      return report.exercise
  }
}

function subjectOf(report: Report): string {
  switch (report.kind) {
    case 'lab':
      return report.session.id
    case 'verdict':
      return report.session
    case 'hint':
      return report.task
    case 'recording':
      return report.recording
    default:
      return ''
  }
}
