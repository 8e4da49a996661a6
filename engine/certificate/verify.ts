import { CertificateEvidence, CertificateFile, passingScore } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import { isSigned } from '../signed-file.ts'
import { fingerprintOf } from './sign.ts'

/** What a look at a certificate's bundle found. It holds where `broken` is empty. */
export interface VerifiedCertificate {
  evidence: CertificateEvidence
  /** Of the file: the one that stands on the certificate. */
  fingerprint: string
  /** Of the key that signed it, which is of one installation. */
  keyFingerprint: string
  broken: Message[]
}

/** Checks a bundle by itself, as its file's text is. `undefined` where it is no such bundle. */
export function verifyCertificate(text: string): VerifiedCertificate | undefined {
  const file = CertificateFile.safeParse(parsed(text)).data
  const evidence = file && CertificateEvidence.safeParse(parsed(file.payload)).data
  if (!file || !evidence) return undefined
  return {
    evidence,
    fingerprint: fingerprintOf(text),
    keyFingerprint: fingerprintOf(Buffer.from(file.key, 'base64')),
    broken: [
      ...(isSigned(file)
        ? []
        : [msg`The signature does not fit: the bundle was changed after it was signed.`]),
      ...inconsistencies(evidence),
    ],
  }
}

/** What it says has to follow from what it holds. */
function inconsistencies({ exercise, verdict, attempt, audit }: CertificateEvidence): Message[] {
  const counted = verdict.tasks.filter(({ status }) => status !== 'unsupported')
  const sum = (tasks: typeof counted) => tasks.reduce((total, { points }) => total + points, 0)
  const { asked } = audit.target
  const about = [verdict.exercise, attempt.exercise, asked.kind === 'lab' ? asked.exercise : undefined]
  const summed =
    sum(counted) === verdict.maxScore &&
    sum(counted.filter(({ status }) => status === 'pass')) === verdict.score
  return [
    ...(about.every((each) => each === exercise)
      ? []
      : [msg`Not all of its parts are about the same exercise.`]),
    ...(summed ? [] : [msg`Its score does not follow from its tasks.`]),
    ...(verdict.mode === 'check' ? [] : [msg`It is not about a full check.`]),
    ...(verdict.score >= passingScore(verdict.maxScore)
      ? []
      : [msg`Its score is not enough for a certificate.`]),
    ...(attempt.outcome === 'refused' ? [] : [msg`Its attack was not refused.`]),
  ]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
