import { type DoctorFinding, type Message, isEmpty, msg } from '../../contract/index.ts'
import { t } from '../language.ts'
import { type Format, type Paint, paintFor, print, printJson, textWidth } from '../output.ts'
import { pad, widthOf, wrap } from '../text.ts'
import { withEngine } from '../with-engine.ts'

const FORMATS: Record<DoctorFinding['status'], Format> = { ok: 'green', warning: 'yellow', problem: 'red' }

const WORDS: Record<DoctorFinding['status'], Message> = {
  ok: msg`ok`,
  warning: msg`warning`,
  problem: msg`problem`,
}

/** Whether this machine can open labs. Installs nothing. */
export async function doctor({ json }: { json?: boolean }, interrupt: AbortSignal): Promise<number> {
  const findings = await withEngine('start', interrupt, ({ client }) => client.system.doctor())
  if (json) printJson(findings)
  else print(doctorText(findings, textWidth(process.stdout), paintFor(process.stdout)))
  return findings.some((finding) => finding.status === 'problem') ? 1 : 0
}

export function doctorText(findings: readonly DoctorFinding[], width: number, paint: Paint): string {
  const widest = Math.max(...findings.map((finding) => widthOf(t(finding.title))))
  const indent = 'problem'.length + widest + 4
  const lines = findings.flatMap(({ title, status, detail, todo }) => [
    `${paint(FORMATS[status], pad(t(WORDS[status]), 9))}${pad(t(title), widest + 2)}${wrap(t(detail), width, indent)}`,
    ...(isEmpty(todo) ? [] : [`${' '.repeat(indent)}→ ${wrap(t(todo), width, indent + 2)}`]),
  ])
  return lines.join('\n')
}
