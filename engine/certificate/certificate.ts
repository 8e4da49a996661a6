import { type CertificateStanding, passingScore } from '../../contract/audit/index.ts'
import { type ExerciseDefinition, type Message, msg } from '../../contract/index.ts'
import type { LabRecord } from '../progress/certificates.ts'
import type { Progress } from '../progress/progress.ts'
import { bulkheadVersion } from '../version.ts'
import { fingerprintOf, signCertificate } from './sign.ts'

export interface CertificateOptions {
  home: string
  progress: Pick<Progress, 'labRecords' | 'audits' | 'audit'>
}

/**
 * How far one is from a certificate of an exercise; and it, where a full check found enough of its points, its attack
 * was refused and its first host was audited, all on the same hosts. Of several labs the best counts.
 */
export async function certificate(
  { id: exercise, title, topology, attempt: attack }: ExerciseDefinition,
  name: string,
  { home, progress }: CertificateOptions,
): Promise<CertificateStanding> {
  const [host] = topology
  if (host === undefined || !attack) return { ...nothing, missing: [msg`This exercise has no certificate.`] }
  const records = await progress.labRecords(exercise, host, await progress.audits())
  const best = bestOf(records)
  if (!best) return { ...nothing, missing: [msg`Run a full check: press Check in the exercise.`] }
  const { verdict, attempt } = best
  const passing = passingScore(verdict.maxScore)
  const standing = { score: verdict.score, maxScore: verdict.maxScore, passing, issued: null }
  const audit = best.audit === undefined ? undefined : await progress.audit(best.audit)
  const missing: Message[] = [
    ...(isEnough(best)
      ? []
      : [
          msg`The best full check found ${verdict.score} of ${verdict.maxScore} points; ${passing} are needed.`,
        ]),
    ...(isRefused(best)
      ? []
      : attempt?.outcome === 'succeeded'
        ? [msg`The exercise’s attack still got in; close what it came through, and let it run again.`]
        : [msg`Let the exercise’s attack run on the same lab: it has to be refused.`]),
    ...(audit ? [] : [msg`Audit ${host} of the same lab.`]),
  ]
  if (!attempt || !audit || missing.length > 0) return { ...standing, missing }
  const evidence = {
    schema: 'bulkhead.certificate/1' as const,
    exercise,
    title,
    bulkhead: bulkheadVersion(),
    verdict,
    attempt,
    audit,
    name: name.trim(),
  }
  const text = signCertificate(home, evidence)
  const file = { name: `certificate-${exercise}.json`, text }
  return { ...standing, missing, issued: { evidence, file, fingerprint: fingerprintOf(text) } }
}

const nothing: CertificateStanding = {
  score: null,
  maxScore: null,
  passing: null,
  missing: [],
  issued: null,
}

const isEnough = ({ verdict }: LabRecord): boolean =>
  verdict.maxScore > 0 && verdict.score >= passingScore(verdict.maxScore)

const isRefused = ({ attempt }: LabRecord): boolean => attempt?.outcome === 'refused'

/** What is complete and enough comes before more points; of equals the newest. */
function bestOf(records: readonly LabRecord[]): LabRecord | undefined {
  const isWhole = (record: LabRecord) => isEnough(record) && isRefused(record) && record.audit !== undefined
  const share = ({ verdict }: LabRecord) => verdict.score / Math.max(verdict.maxScore, 1)
  const rank = (record: LabRecord) => (isWhole(record) ? 2 : 0) + share(record)
  return records.toSorted((a, b) => rank(b) - rank(a))[0]
}
