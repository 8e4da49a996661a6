/** What other tools are told: suites of parts, each with its points. Made from verdicts, grades and audits. */

/**
 * - `skipped`: does not count, e.g. because the kernel can't do it.
 * - `error`: we could not tell, and it is nobody's failure.
 */
export type Outcome = 'passed' | 'failed' | 'error' | 'skipped'

export interface ResultPart {
  id: string
  name: string
  outcome: Outcome
  points: number
  maxPoints: number
  /** One sentence. */
  said: string
  /** All there is to say, in lines. */
  details?: string
}

export interface ResultSuite {
  /** Stays the same between runs. */
  id: string
  name: string
  /** What its parts are called together where a tool sorts by that; `id` when absent. */
  className?: string
  at?: string
  parts: readonly ResultPart[]
}

export interface ScoredSuite extends ResultSuite {
  score: number
  maxScore: number
}

export const countOf = ({ parts }: Pick<ResultSuite, 'parts'>, outcome: Outcome): number =>
  parts.filter((part) => part.outcome === outcome).length
