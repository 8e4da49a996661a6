import type { CheckResult, Evidence, Status } from '../../contract/index.ts'
import type { Outcome, Tried, Way } from './observation.ts'

export function result(id: string, status: Status, summary: string, evidence: Evidence[] = []): CheckResult {
  return { id, status, summary, evidence }
}

export const wayInWords: Record<Way, string> = {
  plain: 'over plain HTTP',
  'no-certificate': 'over TLS without a certificate',
  'foreign-certificate': 'over TLS with the certificate of a foreign CA that has the same name',
}

/** What came back, as a person would say it. */
function inWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'answered':
      return outcome.daemonId
        ? `HTTP ${outcome.status}: the daemon's description of itself, ID ${outcome.daemonId}`
        : `HTTP ${outcome.status}: ${outcome.body}`
    case 'refused':
      return `nobody listens (${outcome.message})`
    case 'timeout':
      return `no answer (${outcome.message})`
    case 'rejected':
      return `the server hung up (${outcome.message})`
    case 'untrusted':
      return `the server's certificate is not acceptable (${outcome.message})`
    case 'unusable':
      return `can't be tried (${outcome.message})`
  }
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
