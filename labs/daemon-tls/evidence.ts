import type { Evidence } from '../../contract/index.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import type { Outcome, Tried, Way } from './observation.ts'

export const wayInWords: Record<Way, string> = {
  plain: 'over plain HTTP',
  'no-certificate': 'over TLS without a certificate',
  'foreign-certificate': 'over TLS with the certificate of a foreign CA that has the same name',
}

function inWords(outcome: Outcome): string {
  return outcome.kind === 'answered' && outcome.daemonId
    ? `HTTP ${outcome.status}: the daemon's description of itself, ID ${outcome.daemonId}`
    : outcomeInWords(outcome)
}

export function evidenceOf(tried: Tried, how: string, expected: string): Evidence {
  return {
    tried: `GET /info from ${tried.to} ${how}`,
    from: tried.from,
    expected,
    got: inWords(tried.outcome),
    at: tried.at,
  }
}
