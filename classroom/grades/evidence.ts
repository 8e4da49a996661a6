import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ClassCourse, DeviceKey, LabPlace, PersonId, SignedReport } from '../../contract/class/index.ts'
import { signedFile } from '../../contract/signed-file.ts'
import { type SigningKey, signFile, signingKey } from '../../engine/signed-file.ts'
import type { ClassDatabase } from '../store/database.ts'
import { eventOf } from './facts.ts'
import { type GradeBook, LearnerGrade, gradeLearner } from './grade-book.ts'

const At = z.iso.datetime()
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A report as a bundle holds it. Of a recording only its hash, because it is long: the chain of hashes holds it all the same. */
const BundledReport = z.union([
  z.strictObject({ device: z.uuid(), at: At, receivedAt: At, ...SignedReport.shape }),
  z.strictObject({
    device: z.uuid(),
    at: At,
    receivedAt: At,
    recording: z.string(),
    seq: z.int().positive(),
    previous: z.union([Sha256, z.literal('')]),
    sha256: Sha256,
  }),
])
export type BundledReport = z.infer<typeof BundledReport>

/** What a class signs: all that a learner's machines told, and the grades that follow from it. */
export const EvidencePayload = z.object({
  className: z.string(),
  person: z.object({ id: PersonId, name: z.string(), rosterId: z.string().nullable() }),
  issuedAt: At,
  course: ClassCourse,
  /** What the exercises are graded by. */
  exercises: z.array(
    z.object({ id: z.string(), tasks: z.array(z.object({ id: z.string(), points: z.number() })) }),
  ),
  devices: z.array(
    z.object({ id: z.uuid(), name: z.string(), place: LabPlace.nullable(), key: DeviceKey.nullable() }),
  ),
  /** In the order in which they came. */
  reports: z.array(BundledReport),
  grade: LearnerGrade,
})
export type EvidencePayload = z.infer<typeof EvidencePayload>

/** A bundle's file, signed by the class. */
export const EvidenceFile = signedFile('bulkhead-evidence')

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** By which people know a class's key: SHA-256 of it, in hex. */
export const keyFingerprint = (key: string): string => sha256(Buffer.from(key, 'base64'))

export const EVIDENCE_KEY = 'evidence-key'

/** The key that a class signs with. */
export const evidenceKey = (home: string): SigningKey => signingKey(home, EVIDENCE_KEY)

export const signEvidence = (payload: EvidencePayload, key: SigningKey): string =>
  signFile(EvidenceFile.shape.format.value, payload, key)

/** The grade that follows from what is in a bundle. */
export function gradeOf({
  person,
  course,
  exercises,
  reports,
}: Pick<EvidencePayload, 'person' | 'course' | 'exercises' | 'reports'>): LearnerGrade {
  const events = reports
    .flatMap((report) => ('body' in report ? eventOf(report.body, report.at) : []))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const learner = { person: person.id, name: person.name, rosterId: person.rosterId }
  return gradeLearner(learner, course.assignments, exercises, events)
}

/** All that is known of a learner, ready to be signed. The grade is that of these reports: more may come at any time. */
export async function evidenceOf(
  { db }: ClassDatabase,
  book: Pick<GradeBook, 'className' | 'at'>,
  { person, name, rosterId }: Pick<LearnerGrade, 'person' | 'name' | 'rosterId'>,
  on: Pick<EvidencePayload, 'course' | 'exercises'>,
): Promise<EvidencePayload> {
  const [devices, reports] = await Promise.all([
    db.selectFrom('devices').select(['id', 'name', 'place', 'key']).where('person', '=', person).execute(),
    db
      .selectFrom('reports')
      .select(['device', 'kind', 'subject', 'at', 'received_at', 'body', 'signature'])
      .where('person', '=', person)
      .orderBy('serial')
      .execute(),
  ])
  const said = {
    className: book.className,
    person: { id: person, name, rosterId },
    issuedAt: book.at,
    ...on,
    devices,
    reports: reports.map(({ device, kind, subject, at, received_at: receivedAt, body, signature }) => {
      const known = { device, at, receivedAt }
      if (kind !== 'recording') return { ...known, body, signature }
      const { seq, previous } = JSON.parse(body) as { seq: number; previous: string }
      return { ...known, recording: subject, seq, previous, sha256: sha256(body) }
    }),
  }
  return { ...said, grade: gradeOf(said) }
}
