import { type Message, render, verbatim } from '../../contract/index.ts'
import type { ReportFacts } from './outbox.ts'

/** Characters of one text of an evidence, tried one after the other until a report fits. */
const LENGTHS = [2000, 500, 100, 0]

/**
 * The report's text, at most so many bytes: where it is longer, what was seen is shortened, what was found is not.
 * Exercises shorten their evidence themselves; this is for what nobody thought of.
 */
export function shortened(facts: ReportFacts, most: number, report: (facts: ReportFacts) => string): string {
  const whole = report(facts)
  if (Buffer.byteLength(whole) <= most) return whole
  for (const length of LENGTHS) {
    const body = report(withTexts(facts, length))
    if (Buffer.byteLength(body) <= most) return body
  }
  throw new Error(`A report of the kind ${facts.kind} is too long.`)
}

function withTexts(facts: ReportFacts, length: number): ReportFacts {
  const short = (text: Message): Message => {
    const said = render(text)
    return said.length <= length ? text : verbatim(`${said.slice(0, length)}…`)
  }
  if (facts.kind === 'attempt')
    return {
      ...facts,
      report: {
        ...facts.report,
        summary: short(facts.report.summary),
        steps: facts.report.steps.map((step) => ({
          ...step,
          tried: short(step.tried),
          got: short(step.got),
        })),
      },
    }
  if (facts.kind !== 'verdict') return facts
  return {
    ...facts,
    verdict: {
      ...facts.verdict,
      tasks: facts.verdict.tasks.map((task) => ({
        ...task,
        checks: task.checks.map((check) => ({
          ...check,
          evidence: check.evidence.map((one) => ({
            ...one,
            tried: short(one.tried),
            expected: short(one.expected),
            got: short(one.got),
          })),
        })),
      })),
    },
  }
}
