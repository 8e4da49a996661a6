import { readFileSync } from 'node:fs'
import { type Verified, verifyEvidence } from '../../classroom/grades/verify.ts'
import { issuedAt } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import { type VerifiedCertificate, verifyCertificate } from '../../engine/certificate/verify.ts'
import { UsageError } from '../failures.ts'
import { t } from '../language.ts'
import { type Paint, paintFor, print, printJson, tame } from '../output.ts'

/** What was found of one file: a class's evidence, a certificate's, or neither. */
interface Checked {
  file: string
  holds: boolean
  found: Verified | undefined
  certificate: VerifiedCertificate | undefined
  broken: Message[]
}

/** Checks bundles of evidence, offline. Exit status 0 where all hold, 1 where one doesn't. */
export async function verify(
  files: readonly string[],
  { key, json }: { key?: string; json?: boolean },
): Promise<number> {
  const wanted = key?.replaceAll(/[:\s]/g, '').toLowerCase()
  if (wanted !== undefined && !/^[0-9a-f]{64}$/.test(wanted))
    throw new UsageError(msg`That is no fingerprint of a key.`, msg`It has 64 digits from 0 to f.`)
  const checked = files.map((file) => check(file, wanted))
  if (json) printJson(checked.map(toJson))
  else for (const one of checked) print(asText(one, paintFor(process.stdout), wanted !== undefined))
  return checked.every(({ holds }) => holds) ? 0 : 1
}

function check(file: string, wanted: string | undefined): Checked {
  const text = read(file)
  const certificate = verifyCertificate(text)
  const found = certificate ? undefined : verifyEvidence(text)
  const fingerprint = certificate?.keyFingerprint ?? found?.fingerprint
  const broken = [
    ...(certificate ?? found ?? { broken: [msg`This is no bundle of evidence, or it was cut off.`] }).broken,
    ...(fingerprint === undefined || wanted === undefined || wanted === fingerprint
      ? []
      : certificate
        ? [msg`It was signed with another installation’s key.`]
        : [msg`It was signed with another key than that of the class.`]),
  ]
  return { file, holds: broken.length === 0, found, certificate, broken }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(
      msg`${file} can’t be read (${(error as NodeJS.ErrnoException).code ?? ''}).`,
      msg`Give files that a class exported as evidence, or that were saved from a certificate.`,
    )
  }
}

const toJson = ({ file, holds, found, certificate, broken }: Checked) => ({
  file,
  holds,
  broken,
  notes: found?.notes ?? [],
  fingerprint: certificate?.keyFingerprint ?? found?.fingerprint ?? null,
  class: found?.payload.className ?? null,
  issuedAt: found?.payload.issuedAt ?? (certificate ? issuedAt(certificate.evidence) : null),
  reports: found?.reports ?? null,
  grade: found?.payload.grade ?? null,
  certificate: certificate ? inShort(certificate) : null,
})

function inShort({ evidence, fingerprint }: VerifiedCertificate) {
  const { name, exercise, bulkhead, verdict, attempt, audit } = evidence
  return {
    fingerprint,
    name,
    exercise,
    bulkhead,
    score: verdict.score,
    maxScore: verdict.maxScore,
    attempt: attempt.outcome,
    audit: audit.summary,
  }
}

function asText(checked: Checked, paint: Paint, isKeyKnown: boolean): string {
  const { file, holds, found, certificate, broken } = checked
  const lines = [
    `${file}: ${holds ? paint('green', t`holds`) : paint('red', t`does not hold`)}`,
    // What is in them, names of machines too, came with the file.
    ...broken.map((message) => `  ✗ ${tame(t(message))}`),
  ]
  if (certificate) return [...lines, ...ofCertificate(certificate)].join('\n')
  if (!found) return lines.join('\n')
  const { payload, fingerprint, notes, reports } = found
  const { name, rosterId } = payload.person
  lines.push(
    ...notes.map((message) => `  • ${tame(t(message))}`),
    `  ${t`${tame(name)} (${tame(rosterId ?? payload.person.id)}) in “${tame(payload.className)}”, signed ${payload.issuedAt}`}`,
    `  ${t`${payload.grade.score} of ${payload.grade.maxScore} points, from ${reports.hosted} reports of hosted labs and ${reports.own} of the learner’s own machine`}`,
    `  ${t`Key of the class: ${fingerprint}`}`,
  )
  if (!isKeyKnown)
    lines.push(
      `  ${t`Anybody can sign with a key of their own: compare it with the one that the instructor told, or give it with --key.`}`,
    )
  if (reports.own > 0)
    lines.push(
      `  ${t`What a learner’s own machine signed says what that machine told, not that nobody tampered with it.`}`,
    )
  return lines.join('\n')
}

/** What a certificate says, what that proves, and what it doesn't. */
function ofCertificate({ evidence, fingerprint, keyFingerprint }: VerifiedCertificate): string[] {
  const { name, title, verdict, attempt, audit, bulkhead } = evidence
  const { pass, fail, attest, error } = audit.summary
  return [
    t`${tame(t(title))}, for “${tame(name)}”, of ${issuedAt(evidence)}, by Bulkhead ${tame(bulkhead)}`,
    t`${verdict.score} of ${verdict.maxScore} points; attacks: ${attempts[attempt.outcome]}; audit: ${pass} pass, ${fail} fail, ${attest + error} open`,
    t`Fingerprint of this file: ${fingerprint}`,
    t`Key of the installation: ${keyFingerprint}`,
    t`That proves that the file is as that installation signed it, and that the fingerprint on a certificate is its own. It does not prove whose name it is, nor that nobody tampered with that machine: whoever has it has its key.`,
  ].map((line) => `  ${line}`)
}

const attempts: Record<VerifiedCertificate['evidence']['attempt']['outcome'], Message> = {
  refused: msg`refused`,
  succeeded: msg`one got in`,
  error: msg`could not be carried out`,
}
