import { type DoctorFinding, type Message, isEmpty, joined, msg } from '../../contract/index.ts'
import { UsageError } from '../failures.ts'
import { t } from '../language.ts'
import { type Format, type Paint, paintFor, print, printJson, say, textWidth } from '../output.ts'
import { pad, widthOf, wrap } from '../text.ts'
import { type Client, withEngine } from '../with-engine.ts'

const FORMATS: Record<DoctorFinding['status'], Format> = { ok: 'green', warning: 'yellow', problem: 'red' }

const WORDS: Record<DoctorFinding['status'], Message> = {
  ok: msg`ok`,
  warning: msg`warning`,
  problem: msg`problem`,
}

export interface DoctorOptions {
  json?: boolean
  /** All that can be repaired, or the finding of this id. */
  repair?: true | string
  /** Asks nothing. */
  yes?: boolean
}

/** Whether this machine can open labs. Installs nothing, unless it is told to repair that. */
export async function doctor(options: DoctorOptions, interrupt: AbortSignal): Promise<number> {
  const findings = await withEngine('start', interrupt, async ({ client }) => {
    const found = await client.system.doctor()
    return options.repair ? repairThem(client, found, options, interrupt) : found
  })
  if (options.json) printJson(findings)
  else print(doctorText(findings, textWidth(process.stdout), paintFor(process.stdout)))
  return findings.some((finding) => finding.status === 'problem') ? 1 : 0
}

/** Answers what is found afterwards. */
async function repairThem(
  client: Client,
  found: DoctorFinding[],
  { repair, yes }: DoctorOptions,
  interrupt: AbortSignal,
): Promise<DoctorFinding[]> {
  let findings = found
  for (const { id, title } of findingsToRepair(found, repair ?? true)) {
    interrupt.throwIfAborted()
    const offered = findings.find((finding) => finding.id === id)?.repair
    say(t(title))
    if (!offered) {
      say(`  → ${t`There is nothing that Bulkhead can repair.`}`)
      continue
    }
    for (const sentence of offered.does) say(`  ${t(sentence)}`)
    if (offered.asks && !yes && !(await agrees(offered.label))) {
      say(t`  → Not done. With --yes, nobody is asked.`)
      continue
    }
    let told = ''
    for await (const event of await client.system.repair({ finding: id }, { signal: interrupt })) {
      if (event.kind === 'done') {
        findings = event.findings
        say(`  → ${t(event.said)}`)
      } else if (t(event.step) !== told) {
        told = t(event.step)
        say(`  ${told} …`)
      }
    }
  }
  return findings
}

/** Of all findings those that something can be done about, or the one that is meant. Throws UsageError. */
export function findingsToRepair(found: readonly DoctorFinding[], which: true | string): DoctorFinding[] {
  if (which === true) return found.filter(({ status, repair }) => status !== 'ok' && repair)
  const meant = found.find(({ id }) => id === which)
  if (meant) return [meant]
  throw new UsageError(
    msg`There is no finding "${which}".`,
    msg`There are: ${joined(found.map(({ id }) => id))}.`,
  )
}

/** Nobody who could answer: no. */
async function agrees(label: Message): Promise<boolean> {
  const { terminalAsk } = await import('../../engine/hosts/docker-engine.ts')
  return (await terminalAsk()?.(t`  ${label}?`)) ?? false
}

export function doctorText(findings: readonly DoctorFinding[], width: number, paint: Paint): string {
  const widest = Math.max(...findings.map((finding) => widthOf(t(finding.title))))
  const indent = 'problem'.length + widest + 4
  const arrow = (text: string) => `${' '.repeat(indent)}→ ${text}`
  const lines = findings.flatMap(({ id, title, status, detail, todo, commands = [], repair }) => [
    `${paint(FORMATS[status], pad(t(WORDS[status]), 9))}${pad(t(title), widest + 2)}${wrap(t(detail), width, indent)}`,
    ...(isEmpty(todo) ? [] : [arrow(wrap(t(todo), width, indent + 2))]),
    ...commands.map((command) => `${' '.repeat(indent + 2)}${command}`),
    ...(repair ? [arrow(t`${repair.label}: npx bulkhead doctor --repair ${id}`)] : []),
  ])
  return lines.join('\n')
}
