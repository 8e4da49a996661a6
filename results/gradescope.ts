import { fewLines, oneLine } from './clean-text.ts'
import { type ScoredSuite, countOf } from './suite.ts'

/** Gradescope's results.json. It knows no third way beside passed and failed: what does not count is not failed. */
export function gradescopeResults(suite: ScoredSuite): object {
  const unclear = countOf(suite, 'error')
  return {
    score: suite.score,
    output: oneLine(
      `${suite.name}: ${suite.score} of ${suite.maxScore}${unclear > 0 ? `; ${unclear} could not be told` : ''}`,
    ),
    output_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    tests: suite.parts.map((part, index) => ({
      name: oneLine(part.name),
      number: String(index + 1),
      score: part.points,
      max_score: part.maxPoints,
      status: part.outcome === 'passed' || part.outcome === 'skipped' ? 'passed' : 'failed',
      output: fewLines(part.details ?? part.said),
      output_format: 'text',
      visibility: 'visible',
    })),
  }
}
