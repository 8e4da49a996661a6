import { fewLines, oneLine } from './clean-text.ts'
import { type ScoredSuite, countOf } from './suite.ts'

/**
 * PrairieLearn's results.json; its score is a share of 1. Where something could not be told it says `gradable: false`,
 * so that nobody loses an attempt for our trouble.
 */
export function prairielearnResults(suite: ScoredSuite): object {
  const unclear = countOf(suite, 'error')
  const share = suite.maxScore === 0 ? 0 : Math.min(1, suite.score / suite.maxScore)
  return {
    gradable: unclear === 0,
    score: share,
    message: `${suite.score} of ${suite.maxScore}`,
    ...(unclear === 0
      ? {}
      : { format_errors: [`${unclear} could not be told; this is the grader’s trouble, not yours.`] }),
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
