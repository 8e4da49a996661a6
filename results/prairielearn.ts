import { fewLines, oneLine } from './clean-text.ts'
import { type ScoredSuite, countOf } from './suite.ts'

/**
 * PrairieLearn's results.json; its score is a share of 1. Where something could not be told it says `gradable: false`,
 * so that nobody loses an attempt for our trouble.
 */
export function prairielearnResults(suite: ScoredSuite): object {
  const unclear = countOf(suite, 'error')
  const trouble = troubleOf(suite, unclear)
  const share = suite.maxScore === 0 ? 0 : Math.min(1, suite.score / suite.maxScore)
  return {
    gradable: trouble === undefined,
    score: share,
    message: `${suite.score} of ${suite.maxScore}`,
    ...(trouble === undefined ? {} : { format_errors: [trouble] }),
    output: '',
    tests: suite.parts.map((part) => ({
      name: oneLine(part.name),
      description: oneLine(part.id),
      points: part.points,
      max_points: part.maxPoints,
      message: oneLine(part.said),
      output: part.details === undefined ? '' : fewLines(part.details),
    })),
  }
}

function troubleOf({ maxScore }: ScoredSuite, unclear: number): string | undefined {
  if (unclear > 0) return `${unclear} could not be told; this is the grader’s trouble, not yours.`
  return maxScore === 0
    ? 'Nothing of this is possible on that server, so there is nothing to grade.'
    : undefined
}
