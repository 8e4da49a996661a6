import { z } from 'zod'
import type { PublishedVerdict } from '../contract/index.ts'
import { oneLine } from '../results/clean-text.ts'
import { gradescopeResults } from '../results/gradescope.ts'
import { junitXml } from '../results/junit.ts'
import { prairielearnResults } from '../results/prairielearn.ts'
import type { Outcome, ResultPart, ScoredSuite } from '../results/suite.ts'
import { tapText } from '../results/tap.ts'

export const CheckFormat = z.enum(['human', 'json', 'junit', 'tap', 'gradescope', 'prairielearn'])
export type CheckFormat = z.infer<typeof CheckFormat>

const OUTCOMES: Record<PublishedVerdict['tasks'][number]['status'], Outcome> = {
  pass: 'passed',
  fail: 'failed',
  error: 'error',
  unsupported: 'skipped',
}

/** A verdict as a file for another tool. */
export function verdictFile(
  verdict: PublishedVerdict,
  title: string,
  format: Exclude<CheckFormat, 'human'>,
): string {
  const suite = suiteOfVerdict(verdict, title)
  switch (format) {
    case 'json':
      return lines(verdict)
    case 'junit':
      return junitXml(`Bulkhead: ${title}`, [suite])
    case 'tap':
      return tapText(suite)
    case 'gradescope':
      return lines(gradescopeResults(suite))
    case 'prairielearn':
      return lines(prairielearnResults(suite))
  }
}

const lines = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`

/** A part per task; each has its own points, so that what was achieved counts also where the rest was not. */
const suiteOfVerdict = (verdict: PublishedVerdict, title: string): ScoredSuite => ({
  id: `bulkhead.${verdict.exercise}`,
  name: title,
  at: verdict.at,
  score: verdict.score,
  maxScore: verdict.maxScore,
  parts: verdict.tasks.map(partOf),
})

function partOf({ id, title, status, points, checks }: PublishedVerdict['tasks'][number]): ResultPart {
  const telling = checks.filter((check) => check.status === status)
  return {
    id,
    name: title,
    outcome: OUTCOMES[status],
    points: status === 'pass' ? points : 0,
    maxPoints: status === 'unsupported' ? 0 : points,
    said: (telling.length > 0 ? telling : checks).map(({ summary }) => summary).join(' '),
    details: checks
      .flatMap((check) => [
        oneLine(`${check.status}: ${check.summary}`),
        ...check.evidence.map(
          ({ tried, from, expected, got }) => `  ${oneLine(`${tried} (${from}) | ${expected} | ${got}`)}`,
        ),
      ])
      .join('\n'),
  }
}
