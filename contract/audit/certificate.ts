import { z } from 'zod'
import { AttemptReport } from '../exercise.ts'
import { ExerciseId } from '../lab.ts'
import { messageSchema } from '../message-schema.ts'
import { signedFile } from '../signed-file.ts'
import { ExerciseVerdict } from '../verdict.ts'
import { AuditReport } from './report.ts'

/** The share of an exercise's points from which on there is a certificate. */
const PASSING_SHARE = 0.8

/** A name as somebody types it, on one line; nobody checks whose it is. */
export const CertificateName = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]{0,80}$/u)

/** What is known of one lab of an exercise: its best full check, and the last attack and audit of the same hosts. */
export const CertificateEvidence = z.object({
  schema: z.literal('bulkhead.certificate/1'),
  exercise: ExerciseId,
  title: messageSchema,
  /** Bulkhead's version. */
  bulkhead: z.string().max(40),
  verdict: ExerciseVerdict,
  attempt: AttemptReport,
  audit: AuditReport,
  name: CertificateName,
})
export type CertificateEvidence = z.infer<typeof CertificateEvidence>

/** An evidence bundle's file, signed by the installation that made it. */
export const CertificateFile = signedFile('bulkhead-certificate')

/** What an exercise's certificate page shows. Where something is missing there is no bundle. */
export const CertificateStanding = z.object({
  /** Points that the best full check found, and that there are; `null` before the first full check. */
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  passing: z.number().nullable(),
  /** Whole sentences: what has to be done still. */
  missing: z.array(messageSchema),
  issued: z
    .object({
      evidence: CertificateEvidence,
      file: z.object({ name: z.string(), text: z.string() }),
      /** SHA-256 of the file's bytes, in hex. */
      fingerprint: z.string(),
    })
    .nullable(),
})
export type CertificateStanding = z.infer<typeof CertificateStanding>

/** The points that are enough, of so many. */
export const passingScore = (maxScore: number): number => Math.ceil(maxScore * PASSING_SHARE)

/** It says nothing that was seen later, so it is of that moment, however late it is printed. */
export function issuedAt({ verdict, attempt, audit }: CertificateEvidence): string {
  return [verdict.at, attempt.at, audit.at].toSorted().at(-1) ?? verdict.at
}
