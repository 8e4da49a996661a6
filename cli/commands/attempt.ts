import { type AttemptReport, type AttemptStep, type Message, msg } from '../../contract/index.ts'
import { ExitStatus, UsageError } from '../failures.ts'
import { t } from '../language.ts'
import { openLab } from '../open-lab.ts'
import { type Format, type Paint, paintFor, print, printJson, say, tame, textWidth } from '../output.ts'
import { clock, pad, widthOf, wrap } from '../text.ts'
import { exerciseOf, withEngine } from '../with-engine.ts'

const STATUSES: Record<AttemptReport['outcome'], number> = {
  refused: 0,
  succeeded: 1,
  error: ExitStatus.ours,
}

const WORDS: Record<AttemptReport['outcome'], Message> = {
  refused: msg`REFUSED`,
  succeeded: msg`SUCCEEDED`,
  error: msg`ERROR`,
}

const FORMATS: Record<AttemptReport['outcome'], Format> = {
  refused: 'green',
  succeeded: 'red',
  error: 'yellow',
}

/** Tries to break in, and tells every step when it was made. */
export async function attempt(
  id: string,
  { json }: { json?: boolean },
  interrupt: AbortSignal,
): Promise<number> {
  const { title, attempt: about } = await exerciseOf(id)
  if (!about)
    throw new UsageError(
      msg`"${title}" has nothing to attack: it is about looking and understanding.`,
      msg`Answer its questions, then: bulkhead check ${id}`,
    )
  const paint = paintFor(process.stdout)
  const width = textWidth(process.stdout)
  const report = await withEngine('start', interrupt, async ({ client }) => {
    await openLab(client, id)
    if (!json) print(`${paint('bold', t(about.title))}\n${wrap(t(about.description), width)}\n`)
    for await (const event of await client.attempt.run({ exercise: id }, { signal: interrupt })) {
      if (event.kind === 'report') return event.report
      if (!json) print(stepText(event.step, width, paint))
    }
    throw new Error('The attempt ended without a report.')
  })
  if (json) printJson(report)
  else print(outcomeText(report, width, paint))
  if (report.outcome === 'error') say(`bulkhead: ${t`It could not be tried, so nothing is known.`}`)
  return STATUSES[report.outcome]
}

export function stepText({ tried, got, succeeded, at }: AttemptStep, width: number, paint: Paint): string {
  // From the side of whoever guards the door: an attacker's success is red.
  const mark = succeeded ? paint('red', pad(t`WORKED`, 10)) : paint('green', pad(t`REFUSED`, 10))
  return `${paint('dim', clock(at))}  ${wrap(tame(t(tried)), width, 10)}\n${mark}${wrap(tame(t(got)), width, 10)}`
}

export function outcomeText({ outcome, summary }: AttemptReport, width: number, paint: Paint): string {
  const word = t(WORDS[outcome])
  return `\n${paint(FORMATS[outcome], word)}: ${wrap(tame(t(summary)), width, widthOf(word) + 2)}`
}
