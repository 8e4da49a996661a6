import { readFileSync } from 'node:fs'
import { type Verified, verifyEvidence } from '../../classroom/grades/verify.ts'
import { type Message, msg } from '../../contract/index.ts'
import { UsageError } from '../failures.ts'
import { t } from '../language.ts'
import { type Paint, paintFor, print, printJson, tame } from '../output.ts'

/** What was found of one file. */
interface Checked {
  file: string
  holds: boolean
  found: Verified | undefined
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
  const found = verifyEvidence(read(file))
  const broken = found
    ? [
        ...found.broken,
        ...(wanted !== undefined && wanted !== found.fingerprint
          ? [msg`It was signed with another key than that of the class.`]
          : []),
      ]
    : [msg`This is no bundle of evidence, or it was cut off.`]
  return { file, holds: broken.length === 0, found, broken }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(
      msg`${file} can’t be read (${(error as NodeJS.ErrnoException).code ?? ''}).`,
      msg`Give files that a class exported as evidence.`,
    )
  }
}

const toJson = ({ file, holds, found, broken }: Checked) => ({
  file,
  holds,
  broken,
  notes: found?.notes ?? [],
  fingerprint: found?.fingerprint ?? null,
  class: found?.payload.className ?? null,
  issuedAt: found?.payload.issuedAt ?? null,
  reports: found?.reports ?? null,
  grade: found?.payload.grade ?? null,
})

function asText({ file, holds, found, broken }: Checked, paint: Paint, isKeyKnown: boolean): string {
  const lines = [
    `${file}: ${holds ? paint('green', t`holds`) : paint('red', t`does not hold`)}`,
    // What is in them, names of machines too, came with the file.
    ...broken.map((message) => `  ✗ ${tame(t(message))}`),
  ]
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
