import { cleanText, oneLine } from './clean-text.ts'
import type { ResultPart, ResultSuite } from './suite.ts'

/** TAP 14: a test point per part. What could not be told is `not ok` and says so in its diagnostics. */
export function tapText(suite: ResultSuite): string {
  return [
    'TAP version 14',
    // The plan comes next or last; a comment before it would be neither.
    `1..${suite.parts.length}`,
    `# ${oneLine(suite.name)}`,
    ...suite.parts.flatMap((part, index) => [pointOf(part, index + 1), ...diagnosticsOf(part)]),
    '',
  ].join('\n')
}

function pointOf({ outcome, name, said }: ResultPart, number: number): string {
  const ok = outcome === 'passed' || outcome === 'skipped' ? 'ok' : 'not ok'
  const skip = outcome === 'skipped' ? ` # SKIP ${escaped(said)}` : ''
  return `${ok} ${number} - ${escaped(name)}${skip}`
}

/** `#` would begin a directive. */
const escaped = (text: string): string => oneLine(text).replace(/[\\#]/g, String.raw`\$&`)

/** A YAML block whose values are JSON strings, which are YAML too: nothing in them ends the block. */
function diagnosticsOf({ id, outcome, said, details, points, maxPoints }: ResultPart): string[] {
  if (outcome === 'skipped') return []
  const lines = { id, outcome, message: said, points, maxPoints, ...(details ? { details } : {}) }
  const entries = Object.entries(lines).map(
    ([key, value]) => `  ${key}: ${JSON.stringify(typeof value === 'string' ? cleanText(value) : value)}`,
  )
  return ['  ---', ...entries, '  ...']
}
